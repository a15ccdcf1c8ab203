package dev.eyas.rules.scoping;

import com.google.inject.ImplementedBy;
import java.util.Comparator;
import org.eclipse.emf.common.util.URI;

/**
 * The order in which Falco loads files; what a later one says replaces what an earlier one said.
 */
@ImplementedBy(FolderLoadOrder.class)
public interface LoadOrder extends Comparator<URI> {}

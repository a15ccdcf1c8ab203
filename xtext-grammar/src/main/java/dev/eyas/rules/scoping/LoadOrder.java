package dev.eyas.rules.scoping;

import com.google.inject.ImplementedBy;
import java.util.Collection;
import java.util.List;
import org.eclipse.emf.common.util.URI;

/**
 * Which files Falco loads together, and in which order; what a later one says replaces what an
 * earlier one said.
 */
@ImplementedBy(ConfiguredLoadOrder.class)
public interface LoadOrder {
  /**
   * @param file one of the folder's files
   * @param folder all rules files of a folder and those below it
   * @return those that are loaded together with the given one, and that one itself, in load order
   */
  List<URI> together(URI file, Collection<URI> folder);
}

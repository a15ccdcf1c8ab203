package dev.eyas.rules.scoping;

import dev.eyas.rules.falcoRules.Item;
import org.eclipse.xtext.diagnostics.IDiagnosticConsumer;
import org.eclipse.xtext.linking.lazy.LazyLinker;

/** Finds the references of a whole file, or of an item that has come into one that was linked. */
public class RulesLinker extends LazyLinker {
  public void linkItem(Item item, IDiagnosticConsumer problems) {
    doLinkModel(item, problems);
  }
}

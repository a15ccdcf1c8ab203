package dev.eyas.rules;

import dev.eyas.rules.falcoRules.Item;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;

/** A rules file that is cheap to give up: an editor does that for each letter. */
public class RulesResource extends LazyLinkingResource {
  /** Other files refer to nothing but items; only these have to be found again. */
  @Override
  protected void unloaded(InternalEObject object) {
    if (object instanceof Item) {
      super.unloaded(object);
    }
  }
}

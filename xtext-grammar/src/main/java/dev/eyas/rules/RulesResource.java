package dev.eyas.rules;

import dev.eyas.rules.falcoRules.Item;
import java.util.ArrayList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.Triple;

/** A rules file that is cheap to link and to give up: an editor does that for each letter. */
public class RulesResource extends LazyLinkingResource {
  /** Other files refer to nothing but items; only these have to be found again. */
  @Override
  protected void unloaded(InternalEObject object) {
    if (object instanceof Item) {
      super.unloaded(object);
    }
  }

  /** Looks at the references that the linker has found, not at everything that may hold one. */
  @Override
  public void resolveLazyCrossReferences(CancelIndicator cancelled) {
    for (Triple<EObject, EReference, INode> link : new ArrayList<>(getLazyProxyInformation())) {
      if (link != null) {
        resolveLazyCrossReference((InternalEObject) link.getFirst(), link.getSecond());
      }
    }
  }
}

package dev.eyas.ide.items;

import dev.eyas.rules.falcoRules.ListDecl;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.MacroRef;
import dev.eyas.rules.falcoRules.Named;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.Word;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * A place where a rule, a macro or a list is named.
 *
 * @param node the name as written
 * @param defining whether an item gives itself this name, instead of referring to another's
 */
public record Mention(ItemKind kind, String name, INode node, boolean defining) {

  /** The name that an item gives itself. */
  public static Optional<Mention> of(Named item) {
    EStructuralFeature feature = item.eClass().getEStructuralFeature("name");
    return NodeModelUtils.findNodesForFeature(item, feature).stream()
        .findFirst()
        .map(node -> new Mention(ItemKind.of(item), name(item), node, true));
  }

  /**
   * The name that a condition or a list refers to. A word is only a name where there is a list of
   * this name, which is for the caller to know.
   */
  public static Optional<Mention> of(EObject reference) {
    ItemKind kind =
        reference instanceof MacroRef
            ? ItemKind.MACRO
            : reference instanceof Word ? ItemKind.LIST : null;
    INode node = kind == null ? null : NodeModelUtils.findActualNodeFor(reference);
    return node == null
        ? Optional.empty()
        : Optional.of(new Mention(kind, NodeModelUtils.getTokenText(node), node, false));
  }

  /** The mention that a leaf of the tree belongs to. */
  public static Optional<Mention> at(INode leaf) {
    EObject object = NodeModelUtils.findActualSemanticObjectFor(leaf);
    if (object instanceof Named item) {
      return of(item).filter(name -> contains(name.node, leaf));
    }
    return object == null ? Optional.empty() : of(object);
  }

  /** Name of an item; null while it has none. */
  public static String name(Named item) {
    if (item instanceof Rule rule) {
      return rule.getName();
    }
    return item instanceof Macro macro ? macro.getName() : ((ListDecl) item).getName();
  }

  private static boolean contains(INode outer, INode inner) {
    return outer.getOffset() <= inner.getOffset() && inner.getEndOffset() <= outer.getEndOffset();
  }
}

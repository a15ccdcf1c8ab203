package dev.eyas.ide.hover;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.falcoRules.Check;
import dev.eyas.rules.falcoRules.Field;
import dev.eyas.rules.falcoRules.Lit;
import dev.eyas.rules.falcoRules.RuleException;
import dev.eyas.rules.falcoRules.Scalar;
import dev.eyas.rules.falcoRules.Transform;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.hover.IHoverService;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** Tells what is under the pointer: fields, operators, transformers, keys, and named items. */
@Singleton
public final class RulesHover implements IHoverService {
  private final ItemHelp items;

  @Inject
  RulesHover(ItemHelp items) {
    this.items = items;
  }

  @Override
  public Hover hover(
      Document document, XtextResource resource, HoverParams params, CancelIndicator cancelled) {
    OpenFile file = new OpenFile(document, resource);
    return file.leafAt(params.getPosition()).flatMap(leaf -> hover(leaf, file)).orElse(null);
  }

  private Optional<Hover> hover(ILeafNode leaf, OpenFile file) {
    return text(leaf, file.resource())
        .map(text -> new MarkupContent(MarkupKind.MARKDOWN, text))
        .map(text -> new Hover(text, file.range(leaf)));
  }

  private Optional<String> text(ILeafNode leaf, XtextResource resource) {
    Optional<Mention> mention = Mention.at(leaf);
    EObject object = NodeModelUtils.findActualSemanticObjectFor(leaf);
    if (mention.isPresent()) {
      return items
          .of(mention.get().kind(), mention.get().name(), resource)
          .or(() -> eventType(object, mention.get().name()));
    }
    if (object instanceof Lit literal) {
      return eventType(object, literal.getValue());
    }
    if (object instanceof Scalar scalar && isComparison(scalar)) {
      return FieldHelp.operator(scalar.getValue().strip());
    }
    if (leaf.getGrammarElement() instanceof Keyword keyword) {
      return keyword(keyword.getValue(), object);
    }
    if (object instanceof Field field && field.getName() != null) {
      return FieldHelp.field(field.getName());
    }
    return object instanceof Transform transform && transform.getFn() != null
        ? FieldHelp.transformer(transform.getFn())
        : Optional.empty();
  }

  private static Optional<String> keyword(String keyword, EObject object) {
    return FieldHelp.operator(keyword)
        .or(() -> FieldHelp.modifier(keyword))
        .or(() -> KeyDescriptions.find(owner(object) + "." + keyword));
  }

  /** A value that {@code evt.type} is compared with. */
  private static Optional<String> eventType(EObject value, String text) {
    Check check = EcoreUtil2.getContainerOfType(value, Check.class);
    return check != null
            && check.getLeft() instanceof Field field
            && "evt.type".equals(field.getName())
        ? EventHelp.type(text)
        : Optional.empty();
  }

  private static boolean isComparison(Scalar scalar) {
    RuleException exception = EcoreUtil2.getContainerOfType(scalar, RuleException.class);
    return exception != null
        && exception.getComps().stream().anyMatch(comps -> EcoreUtil.isAncestor(comps, scalar));
  }

  /** The kind of mapping that a key is in. */
  private static String owner(EObject object) {
    EObject mapping = object.eClass().getName().endsWith("Entry") ? object.eContainer() : object;
    return mapping.eClass().getName();
  }
}

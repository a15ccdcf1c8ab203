package dev.eyas.ide.hover;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.falcoRules.Field;
import dev.eyas.rules.falcoRules.Transform;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
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
    if (mention.isPresent()) {
      return items.of(mention.get().kind(), mention.get().name(), resource);
    }
    EObject object = NodeModelUtils.findActualSemanticObjectFor(leaf);
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
        .or(() -> KeyDescriptions.find(owner(object) + "." + keyword));
  }

  /** The kind of mapping that a key is in. */
  private static String owner(EObject object) {
    EObject mapping = object.eClass().getName().equals("Entry") ? object.eContainer() : object;
    return mapping.eClass().getName();
  }
}

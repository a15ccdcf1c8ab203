package dev.eyas.ide;

import com.google.inject.Inject;
import dev.eyas.catalog.FieldDescription;
import dev.eyas.catalog.FieldDescriptions;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Transformer;
import dev.eyas.ide.preview.OverrideSummary;
import dev.eyas.rules.falcoRules.Condition;
import dev.eyas.rules.falcoRules.Field;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.ItemSeq;
import dev.eyas.rules.falcoRules.ListDecl;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.Transform;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** What a hover tells: of a field its meaning, of a macro or list what it stands for. Markdown. */
public final class Documentation implements IEObjectDocumentationProvider {
  private final OverrideSummary overrides;

  @Inject
  Documentation(OverrideSummary overrides) {
    this.overrides = overrides;
  }

  @Override
  public String getDocumentation(EObject element) {
    if (element instanceof Rule rule) {
      return "**%s** rule%s".formatted(rule.getName(), history(rule));
    }
    if (element instanceof Field field) {
      return field(field.getName());
    }
    if (element instanceof Transform transform) {
      return transformer(transform.getFn());
    }
    if (element instanceof Macro macro) {
      return item("macro", macro.getName(), source(macro)) + history(macro);
    }
    return element instanceof ListDecl list
        ? item("list", list.getName(), source(list)) + history(list)
        : null;
  }

  /** Who else has a say in what the item defines. */
  private String history(Item item) {
    return overrides.history(item).map(history -> "\n\n" + history).orElse("");
  }

  private static String field(String name) {
    return Fields.find(name == null ? "" : name)
        .map(
            field ->
                "**%s** %s%s"
                    .formatted(
                        field.name(),
                        field.type().name().toLowerCase(Locale.ROOT),
                        FieldDescriptions.find(field).map(Documentation::text).orElse("")))
        .orElse(null);
  }

  private static String text(FieldDescription description) {
    return "\n\n%s\n\n```\n%s\n```".formatted(description.text(), description.example());
  }

  private static String transformer(String name) {
    return Transformer.find(name == null ? "" : name)
        .map(found -> "**%s** %s".formatted(found.symbol(), found.description()))
        .orElse(null);
  }

  private static String item(String kind, String name, String source) {
    return "**%s** %s\n\n```\n%s\n```".formatted(name, kind, source);
  }

  private static String source(Macro macro) {
    return macro.getConditions().stream()
        .map(Documentation::source)
        .collect(Collectors.joining("\n"));
  }

  private static String source(Condition condition) {
    return NodeModelUtils.findActualNodeFor(condition).getText().strip();
  }

  private static String source(ListDecl list) {
    return list.getItems().stream()
        .map((ItemSeq items) -> NodeModelUtils.findActualNodeFor(items).getText().strip())
        .collect(Collectors.joining("\n"));
  }
}

package dev.eyas.ide.hover;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.FieldDescription;
import dev.eyas.catalog.FieldDescriptions;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.Transformer;
import java.util.Locale;
import java.util.Optional;

/** What fields, operators and transformers mean, in Markdown. */
public final class FieldHelp {
  private FieldHelp() {}

  /**
   * @param name as written, with or without an argument behind a dot
   */
  public static Optional<String> field(String name) {
    int dot = name.lastIndexOf('.');
    Optional<Field> exact = Fields.find(name);
    Optional<Field> field =
        exact.isPresent() || dot < 0 ? exact : Fields.find(name.substring(0, dot));
    Optional<String> events =
        exact.isPresent() ? Optional.empty() : EventHelp.parameter(name.substring(dot + 1));
    return field.map(found -> field(found) + events.map(text -> "\n\n" + text).orElse(""));
  }

  public static Optional<String> operator(String symbol) {
    return Operator.find(symbol)
        .map(operator -> "**%s** %s".formatted(operator.symbol(), operator.description()));
  }

  public static Optional<String> modifier(String symbol) {
    return ListModifier.find(symbol)
        .map(modifier -> "**%s** %s".formatted(modifier.symbol(), modifier.description()));
  }

  public static Optional<String> transformer(String name) {
    return Transformer.find(name)
        .map(found -> "**%s** %s".formatted(found.symbol(), found.description()));
  }

  /** The type as shown beside a field. */
  public static String type(Field field) {
    String type = field.type().name().toLowerCase(Locale.ROOT);
    String list = field.isList() ? "list of " + type : type;
    return field.has(Field.Flag.DEPRECATED) ? list + ", deprecated" : list;
  }

  private static String field(Field field) {
    String argument =
        switch (field.argument()) {
          case REQUIRED -> ", needs an argument";
          case OPTIONAL -> ", takes an argument";
          case NONE -> "";
        };
    return "**%s** %s%s%s\n\nOperators: %s"
        .formatted(
            field.name(),
            type(field),
            argument,
            FieldDescriptions.find(field).map(FieldHelp::text).orElse(""),
            operators(field));
  }

  private static String operators(Field field) {
    return field.operators().isEmpty() ? "none" : "`" + String.join("` `", field.operators()) + "`";
  }

  private static String text(FieldDescription description) {
    return "\n\n%s\n\n```\n%s\n```".formatted(description.text(), description.example());
  }
}

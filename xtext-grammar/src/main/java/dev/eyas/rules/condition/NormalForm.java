package dev.eyas.rules.condition;

/** How Falco prints values: raw, and quoted only when they hold a character that needs it. */
final class NormalForm {
  private static final String SPECIAL = "\b\f\n\r\t =\\\"'\0";

  private NormalForm() {}

  static String value(String text) {
    if (text.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> out.append(escape((char) c)));
    return out.append('"').toString();
  }

  /** The text of a field with the argument in its brackets, if it has one. */
  static String withArgument(String name, String argument) {
    if (argument == null) {
      return name;
    }
    return name + "[" + (argument.isEmpty() ? "\"\"" : value(argument)) + "]";
  }

  private static String escape(char c) {
    return switch (c) {
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\\' -> "\\\\";
      case '"' -> "\\\"";
      default -> String.valueOf(c);
    };
  }
}

package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes texts as YAML scalars that read as the same texts again, and well to people. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?![-?](?: |$)|---|[~]?$|(?i:null)$)[-A-Za-z0-9_/.(<$+;^=~][ -~&&[^,\\[\\]{}]]*");
  private static final Pattern ENDS_PLAIN = Pattern.compile(": | #|:$| $");
  private static final Pattern QUOTED_OR_BREAK =
      Pattern.compile(
          "\"[^\"]*+(?:(?<=\\\\)\"[^\"]*+)*+\"|'[^']*+(?:(?<=\\\\)'[^']*+)*+'"
              + "|[ \\t]*+[\\r\\n]\\s*+");
  private static final int WIDTH = 100;

  private YamlText() {}

  /** On one line, also within brackets. */
  static TracedText scalar(TracedText text) {
    String value = text.text();
    boolean plain = PLAIN.matcher(value).matches() && !ENDS_PLAIN.matcher(value).find();
    return plain ? text : quoted(text);
  }

  /**
   * On one line, or as a block below a key: with the line breaks that the files have.
   *
   * @param indent of a block's lines
   */
  static TracedText value(TracedText text, String indent) {
    String body = body(text);
    boolean folds = body.length() > WIDTH || body.length() < text.length();
    return fitsBlock(body) && (folds || hasBreak(text.substring(0, body.length())))
        ? block(text, indent)
        : scalar(text);
  }

  /** A block below a key, so that what an override appends is a line more and changes no other. */
  static TracedText condition(TracedText condition, String indent) {
    TracedText text = flowing(condition);
    return fitsBlock(body(text)) ? block(text, indent) : scalar(text);
  }

  private static String body(TracedText text) {
    String value = text.text();
    return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
  }

  private static boolean fitsBlock(String body) {
    boolean strange = body.chars().anyMatch(c -> c < ' ' && c != '\n' || c == 0x7f || c == 0xfeff);
    return !strange && !body.isEmpty() && body.equals(body.strip());
  }

  /**
   * A condition, to which line breaks mean no more than blanks: each with the blanks around it
   * becomes one blank that a block breaks the line at. Quoted text stays as it is.
   */
  static TracedText flowing(TracedText condition) {
    TracedText text = condition.trim();
    TracedText.Builder out = new TracedText.Builder();
    Matcher token = QUOTED_OR_BREAK.matcher(text.text());
    int done = 0;
    while (token.find()) {
      if (token.group().isBlank()) {
        out.append(text.substring(done, token.start())).append(text.at(token.start(), " "));
        done = token.end();
      }
    }
    return out.append(text.substring(done, text.length())).build();
  }

  static TracedText flow(ExceptionEntry entry) {
    if (entry instanceof ExceptionEntry.One one) {
      return one.text().isEmpty() ? one.text().causing("~") : scalar(one.text());
    }
    List<ExceptionEntry> entries = ((ExceptionEntry.Many) entry).entries();
    TracedText first = ItemText.first(entry);
    TracedText.Builder list = new TracedText.Builder().append(first.causing("["));
    for (int i = 0; i < entries.size(); i++) {
      list.append(ItemText.first(entries.get(i)).causing(i == 0 ? "" : ", "));
      list.append(flow(entries.get(i)));
    }
    return list.append(first.causing("]")).build();
  }

  private static TracedText block(TracedText text, String indent) {
    TracedText content = text.substring(0, body(text).length());
    String style = content.text().indexOf('\n') >= 0 ? "|" : ">";
    String chomping = content.length() == text.length() ? "-" : "";
    TracedText.Builder block =
        new TracedText.Builder().append(content.causing(style + chomping + "\n" + indent));
    for (int i = 0; i < content.length(); i++) {
      boolean breaks = content.text().charAt(i) == '\n' || isFold(content, i);
      boolean blankLine = breaks && content.text().startsWith("\n", i + 1);
      block.append(
          breaks ? content.at(i, blankLine ? "\n" : "\n" + indent) : content.substring(i, i + 1));
    }
    return block.build();
  }

  private static boolean hasBreak(TracedText content) {
    if (content.text().indexOf('\n') >= 0) {
      return true;
    }
    for (int i = 1; i < content.length(); i++) {
      if (isFold(content, i)) {
        return true;
      }
    }
    return false;
  }

  /** A blank between two words that the file has as a line break, or that an append put there. */
  private static boolean isFold(TracedText content, int i) {
    String text = content.text();
    if (text.charAt(i) != ' ' || text.charAt(i - 1) == ' ' || text.charAt(i + 1) == ' ') {
      return false;
    }
    return content.cause(i) == TracedText.Cause.ADDED || content.range(i, i + 1).length() > 1;
  }

  private static TracedText quoted(TracedText text) {
    TracedText.Builder out = new TracedText.Builder().append(text.causing("\""));
    for (int i = 0; i < text.length(); i++) {
      char c = text.text().charAt(i);
      String escape = escape(c);
      out.append(escape.isEmpty() ? text.substring(i, i + 1) : text.at(i, escape));
    }
    return out.append(text.causing("\"")).build();
  }

  /** Empty for a character that stands for itself. */
  private static String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff
              ? "\\u%04x".formatted((int) c)
              : "";
    };
  }
}

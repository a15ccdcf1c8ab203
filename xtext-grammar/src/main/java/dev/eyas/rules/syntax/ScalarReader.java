package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Style;

/**
 * Finds where a scalar ends. What YAML forbids because it cannot mean anything else than a slip is
 * read as the slip: a forgotten quote ends before the next key.
 */
final class ScalarReader {
  private final String text;
  private final Lines lines;
  private final ScalarDecoder decoder;

  ScalarReader(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
    this.decoder = new ScalarDecoder(text, lines);
  }

  /** A plain scalar in block context, with its continuation lines. */
  Scalar plain(int start, int indent) {
    int lineEnd = lines.end(start);
    int end = plainLineEnd(start, lineEnd);
    boolean commented = lines.skipBlanks(end) < lineEnd;
    int line = lines.next(lineEnd);
    while (!commented && line > lineEnd && line < text.length()) {
      int content = lines.skipBlanks(line);
      lineEnd = lines.end(content);
      if (content < lineEnd) {
        if (content - line <= indent || endsPlain(line, content)) {
          break;
        }
        end = plainLineEnd(content, lineEnd);
        commented = lines.skipBlanks(end) < lineEnd;
      }
      line = lines.next(lineEnd);
    }
    return scalar(Style.PLAIN, start, end, indent, false, decoder.plain(start, end));
  }

  private boolean endsPlain(int line, int content) {
    return lines.documentMarker(line)
        || lines.commentAt(content)
        || (!lines.dashAt(content) && lines.looksLikeEntry(content));
  }

  private int plainLineEnd(int start, int lineEnd) {
    int end = start;
    while (end < lineEnd && !lines.commentAt(end)) {
      end++;
    }
    return lines.trimEnd(start, end);
  }

  /** A plain scalar between brackets: commas and brackets end it too. */
  Scalar flowPlain(int start, int indent) {
    boolean bracket = start < text.length() && "[{".indexOf(text.charAt(start)) >= 0;
    int end = bracket ? start + 1 : start;
    while (end < text.length() && !endsFlowPlain(start, end)) {
      end++;
    }
    end = lines.trimEnd(start, end);
    return scalar(Style.PLAIN, start, end, indent, false, decoder.plain(start, end));
  }

  private boolean endsFlowPlain(int start, int offset) {
    char c = text.charAt(offset);
    return isFlowIndicator(c)
        || lines.commentAt(offset)
        || (c == ':' && (lines.spaceAt(offset + 1) || isFlowIndicator(text.charAt(offset + 1))))
        || (Lines.isBreak(c) && offset > start && flowBreakEnds(offset));
  }

  /** A comment line and a line that belongs to something further out end a scalar in brackets. */
  private boolean flowBreakEnds(int lineBreak) {
    int content = lines.skipBlanks(lines.next(lineBreak));
    return lines.commentAt(content) || lines.looksLikeEntry(content);
  }

  static boolean isFlowIndicator(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
  }

  /** One line as it is, up to a comment. */
  Scalar line(int start, int indent) {
    return key(start, plainLineEnd(start, lines.end(start)), indent);
  }

  /** A key that has been measured already, quoted or not. */
  Scalar key(int start, int end, int indent) {
    boolean quoted = end - start >= 2 && isQuote(text.charAt(start));
    return quoted
        ? quoted(start, indent)
        : scalar(Style.PLAIN, start, end, indent, false, decoder.plain(start, end));
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  Scalar quoted(int start, int indent) {
    char quote = text.charAt(start);
    int close = closingQuote(start, indent);
    boolean closed = close < text.length() && close > start && text.charAt(close) == quote;
    int contentEnd = closed ? close : lines.trimEnd(start + 1, close);
    boolean isDouble = quote == '"';
    MappedText content =
        isDouble
            ? decoder.doubleQuoted(start + 1, contentEnd)
            : decoder.singleQuoted(start + 1, contentEnd);
    Style style = isDouble ? Style.DOUBLE_QUOTED : Style.SINGLE_QUOTED;
    return scalar(style, start, closed ? close + 1 : contentEnd, indent, closed, content);
  }

  /** Offset of the closing quote, or of the line break after which its scalar cannot go on. */
  private int closingQuote(int start, int indent) {
    char quote = text.charAt(start);
    int i = start + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"' && i + 1 < text.length()) {
        i += Lines.isBreak(text.charAt(i + 1)) ? 1 : 2;
      } else if (c == quote && quote == '\'' && text.startsWith("''", i)) {
        i += 2;
      } else if (c == quote) {
        return i;
      } else if (Lines.isBreak(c) && breakEndsQuoted(i, indent)) {
        return i;
      } else {
        i++;
      }
    }
    return text.length();
  }

  private boolean breakEndsQuoted(int lineBreak, int indent) {
    int line = lines.next(lineBreak);
    int content = lines.skipBlanks(line);
    return lines.documentMarker(line)
        || (content - line <= indent && lines.looksLikeEntry(content));
  }

  /** How far a quoted text reaches on its line: offset after the closing quote, or -1. */
  int quotedEndOnLine(int start) {
    char quote = text.charAt(start);
    int lineEnd = lines.end(start);
    for (int i = start + 1; i < lineEnd; i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote && !(quote == '\'' && text.startsWith("''", i))) {
        return i + 1;
      } else if (c == quote) {
        i++;
      }
    }
    return -1;
  }

  Scalar alias(int start, int indent) {
    int end = start + 1;
    while (!lines.spaceAt(end) && !isFlowIndicator(text.charAt(end))) {
      end++;
    }
    MappedText content = MappedText.verbatim(text.substring(start, end), start);
    return scalar(Style.ALIAS, start, end, indent, true, content);
  }

  /** A literal or folded block scalar, whose indicator stands at {@code start}. */
  Scalar block(int start, int indent) {
    BlockHeader header = BlockHeader.read(text, start);
    int first = lines.next(lines.end(header.end()));
    int column = header.indent() > 0 ? Math.max(indent, 0) + header.indent() : 0;
    int end = header.end();
    int line = first;
    while (line < text.length()) {
      int lineEnd = lines.end(line);
      int content = firstNonSpace(line, lineEnd);
      if (!lines.blankLine(line)) {
        if (content - line <= indent || endsBlock(line, content, column)) {
          break;
        }
        column = column == 0 ? content - line : column;
        end = lines.trimEnd(content, lineEnd);
      }
      line = lines.next(lineEnd);
    }
    MappedText content = decoder.block(header, first, Math.max(first, line), column);
    Style style = header.folded() ? Style.FOLDED : Style.LITERAL;
    return scalar(style, start, end, indent, false, content);
  }

  private boolean endsBlock(int line, int content, int column) {
    boolean outdentedComment = content - line < column && lines.commentAt(content);
    return outdentedComment || lines.documentMarker(line);
  }

  private int firstNonSpace(int line, int lineEnd) {
    int content = line;
    while (content < lineEnd && text.charAt(content) == ' ') {
      content++;
    }
    return content;
  }

  private static Scalar scalar(
      Style style, int start, int end, int indent, boolean closed, MappedText content) {
    return new Scalar(style, start, end, indent, closed, content);
  }

  /**
   * The line that announces a block scalar.
   *
   * @param end after the indicators
   * @param indent as given, or 0
   * @param chomping {@code +}, {@code -}, or a blank for neither
   */
  record BlockHeader(int end, boolean folded, int indent, char chomping) {
    static BlockHeader read(String text, int start) {
      int indent = 0;
      char chomping = ' ';
      int end = start + 1;
      for (; end < text.length(); end++) {
        char c = text.charAt(end);
        if (c == '+' || c == '-') {
          chomping = c;
        } else if (c >= '1' && c <= '9') {
          indent = c - '0';
        } else {
          break;
        }
      }
      return new BlockHeader(end, text.charAt(start) == '>', indent, chomping);
    }
  }
}

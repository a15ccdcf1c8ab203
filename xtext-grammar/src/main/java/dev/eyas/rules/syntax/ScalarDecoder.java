package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.ScalarReader.BlockHeader;

/** What a scalar's characters mean: line folding, escapes, indentation, chomping. */
final class ScalarDecoder {
  private final String text;
  private final Lines lines;

  ScalarDecoder(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  MappedText plain(int start, int end) {
    return isVerbatim(start, end, '\n') ? verbatim(start, end) : flow(start, end, (out, at) -> at);
  }

  MappedText singleQuoted(int start, int end) {
    if (isVerbatim(start, end, '\'')) {
      return verbatim(start, end);
    }
    return flow(
        start,
        end,
        (out, at) -> {
          if (!text.startsWith("''", at)) {
            return at;
          }
          out.append('\'', at);
          return at + 2;
        });
  }

  MappedText doubleQuoted(int start, int end) {
    if (isVerbatim(start, end, '\\')) {
      return verbatim(start, end);
    }
    return flow(start, end, (out, at) -> text.charAt(at) == '\\' ? escape(out, at, end) : at);
  }

  private boolean isVerbatim(int start, int end, char special) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == special || Lines.isBreak(c)) {
        return false;
      }
    }
    return true;
  }

  private MappedText verbatim(int start, int end) {
    return MappedText.verbatim(text.substring(start, end), start);
  }

  /** Reads what is special about a style. */
  private interface Special {
    /** Offset after the special text, or {@code at} when nothing special stands there. */
    int read(MappedText.Builder out, int at);
  }

  private MappedText flow(int start, int end, Special special) {
    MappedText.Builder out = new MappedText.Builder();
    int i = start;
    while (i < end) {
      int next = special.read(out, i);
      if (next > i) {
        i = next;
      } else if (Lines.isSpace(text.charAt(i))) {
        i = fold(out, i, end);
      } else {
        out.append(text.charAt(i), i);
        i++;
      }
    }
    return out.build(end);
  }

  /** White space with a line break in it is one blank; each further break stays a break. */
  private int fold(MappedText.Builder out, int start, int end) {
    int after = start;
    while (after < end && Lines.isSpace(text.charAt(after))) {
      after++;
    }
    int lineBreak = Math.min(lines.end(start), after);
    if (lineBreak == after) {
      for (int i = start; i < after; i++) {
        out.append(text.charAt(i), i);
      }
      return after;
    }
    int further = lines.next(lineBreak);
    if (lines.end(further) >= after) {
      out.append(' ', start);
    }
    appendBreaks(out, further, after);
    return after;
  }

  private void appendBreaks(MappedText.Builder out, int from, int to) {
    for (int i = lines.end(from); i < to; i = lines.end(lines.next(i))) {
      out.append('\n', i);
    }
  }

  private int escape(MappedText.Builder out, int at, int end) {
    if (at + 1 >= end) {
      out.append('\\', at);
      return at + 1;
    }
    char c = text.charAt(at + 1);
    if (Lines.isBreak(c)) {
      return escapedBreak(out, at, end);
    }
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0) {
      return codePoint(out, at, Math.min(at + 2 + digits, end));
    }
    String meaning = meaning(c);
    for (int i = 0; i < meaning.length(); i++) {
      out.append(meaning.charAt(i), at + Math.min(i, 1));
    }
    return at + 2;
  }

  private int escapedBreak(MappedText.Builder out, int at, int end) {
    int after = lines.next(at + 1);
    int further = after;
    while (after < end && Lines.isSpace(text.charAt(after))) {
      after++;
    }
    appendBreaks(out, further, after);
    return after;
  }

  private int codePoint(MappedText.Builder out, int at, int end) {
    try {
      char[] units = Character.toChars(Integer.parseUnsignedInt(text.substring(at + 2, end), 16));
      for (char unit : units) {
        out.append(unit, at);
      }
      return end;
    } catch (IllegalArgumentException notACodePoint) {
      out.append('\\', at);
      return at + 1;
    }
  }

  /** YAML's escapes of one character; an unknown one stands for itself. */
  private static String meaning(char c) {
    return switch (c) {
      case '0' -> "\0";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 't', '\t' -> "\t";
      case 'n' -> "\n";
      case 'v' -> "\u000B";
      case 'f' -> "\f";
      case 'r' -> "\r";
      case 'e' -> "\u001B";
      case 'N' -> "\u0085";
      case '_' -> "\u00A0";
      case 'L' -> "\u2028";
      case 'P' -> "\u2029";
      case ' ', '"', '/', '\\' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  /**
   * @param start first line after the header
   * @param end start of the line that no longer belongs to it
   * @param column where its lines begin; 0 without any content
   */
  MappedText block(BlockHeader header, int start, int end, int column) {
    MappedText.Builder out = new MappedText.Builder();
    int pendingBreak = -1;
    int contentLength = 0;
    boolean foldable = false;
    for (int line = start; line < end; ) {
      int lineEnd = Math.min(lines.end(line), end);
      int content = contentStart(line, lineEnd, column);
      if (content < lineEnd) {
        boolean flush = !Lines.isBlank(text.charAt(content));
        if (pendingBreak >= 0) {
          join(out, contentLength, pendingBreak, header.folded() && foldable && flush);
        }
        for (int i = content; i < lineEnd; i++) {
          out.append(text.charAt(i), i);
        }
        contentLength = out.length();
        foldable = flush;
        pendingBreak = lineEnd < text.length() ? lineEnd : -1;
      }
      if (lineEnd < text.length()) {
        out.append('\n', lineEnd);
      }
      line = lineEnd < end ? lines.next(lineEnd) : end;
    }
    return chomp(header, out, contentLength, pendingBreak, end);
  }

  /** Makes the breaks since the last line of content what they mean between two lines. */
  private static void join(MappedText.Builder out, int contentLength, int lineBreak, boolean fold) {
    if (!fold) {
      return;
    }
    boolean single = out.length() == contentLength + 1;
    if (single) {
      out.cut(contentLength);
      out.append(' ', lineBreak);
    } else {
      out.cut(out.length() - 1);
    }
  }

  private MappedText chomp(
      BlockHeader header, MappedText.Builder out, int contentLength, int lastBreak, int end) {
    if (header.chomping() == '+') {
      return out.build(end);
    }
    boolean clip = header.chomping() == ' ' && lastBreak >= 0;
    out.cut(clip ? contentLength + 1 : contentLength);
    int contentEnd = lastBreak < 0 ? end : clip ? lines.next(lastBreak) : lastBreak;
    return out.build(contentEnd);
  }

  private int contentStart(int line, int lineEnd, int column) {
    int content = line;
    while (content < lineEnd && content - line < column && text.charAt(content) == ' ') {
      content++;
    }
    return column == 0 ? lineEnd : content;
  }
}

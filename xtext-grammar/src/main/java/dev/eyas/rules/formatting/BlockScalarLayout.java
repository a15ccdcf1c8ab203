package dev.eyas.rules.formatting;

import dev.eyas.rules.syntax.Lines;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import java.util.List;

/** Moves the lines of a block scalar as one: how far they stand from each other is content. */
final class BlockScalarLayout {
  private final Sheet sheet;
  private final String text;
  private final Lines lines;

  BlockScalarLayout(Sheet sheet) {
    this.sheet = sheet;
    this.text = sheet.text();
    this.lines = sheet.lines();
  }

  /**
   * @param outer new column of the key or the dash that the scalar belongs to
   */
  void move(Scalar scalar, int outer) {
    List<Integer> content = sheet.furtherLines(scalar.start(), scalar.end());
    int from = column(scalar, content);
    int to = outer + step(scalar);
    for (int line : content) {
      sheet.settle(line);
      sheet.keepEnd(line);
      int blanks = leadingSpaces(line);
      if (line + blanks < lines.end(line) || blanks > from) {
        sheet.replace(line, line + blanks, " ".repeat(blanks - from + to));
      } else {
        sheet.replace(line, line + blanks, "");
      }
    }
    keepTrailingBreaks(scalar);
  }

  /** Columns from the owner of a block scalar to its lines. */
  int step(Scalar scalar) {
    int explicit = explicitStep(scalar);
    return explicit > 0 ? explicit : ItemLayout.INDENT;
  }

  /** What stands behind the last line: with {@code +} empty lines, else how the text ends. */
  void keepTrailingBreaks(Scalar scalar) {
    int next = lines.next(lines.end(scalar.end()));
    boolean keeps = header(scalar).indexOf('+') >= 0;
    while (keeps && next < text.length() && lines.blankLine(next)) {
      sheet.settle(next);
      sheet.keepEnd(next);
      next = lines.next(lines.end(next));
    }
    if (next >= text.length() && header(scalar).indexOf('-') < 0) {
      keepEndOfText(keeps);
    }
  }

  /** A last line without a break says less than one with it; with {@code +} each break counts. */
  private void keepEndOfText(boolean keeps) {
    boolean broken = !text.isEmpty() && Lines.isBreak(text.charAt(text.length() - 1));
    if (keeps || !broken) {
      sheet.keepEndOfText();
    }
  }

  private int column(Scalar scalar, List<Integer> content) {
    if (explicitStep(scalar) > 0) {
      return Math.max(scalar.indent(), 0) + explicitStep(scalar);
    }
    return content.stream()
        .filter(line -> !lines.blankLine(line))
        .findFirst()
        .map(this::leadingSpaces)
        .orElse(0);
  }

  private int leadingSpaces(int line) {
    int end = line;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end - line;
  }

  private int explicitStep(Scalar scalar) {
    return header(scalar)
        .chars()
        .filter(Character::isDigit)
        .map(digit -> digit - '0')
        .findFirst()
        .orElse(0);
  }

  /** Indentation and chomping, if they are given. */
  private String header(Scalar scalar) {
    int start = scalar.start() + 1;
    int end = start;
    while (!lines.spaceAt(end)) {
      end++;
    }
    return text.substring(start, end);
  }
}

package dev.eyas.rules.formatting;

import dev.eyas.rules.syntax.Lines;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import java.util.ArrayList;
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
    content.forEach(line -> move(line, from, to));
    keptBreaks(scalar).forEach(line -> move(line, from, to));
    settleEnd(scalar);
  }

  private void move(int line, int from, int to) {
    int blanks = leadingSpaces(line);
    boolean empty = line + blanks == lines.end(line) && blanks <= from;
    sheet.settle(line);
    sheet.keepEnd(line);
    sheet.replace(line, line + blanks, empty ? "" : " ".repeat(blanks - from + to));
  }

  /** Columns from the owner of a block scalar to its lines. */
  int step(Scalar scalar) {
    int explicit = explicitStep(scalar);
    return explicit > 0 ? explicit : ItemLayout.INDENT;
  }

  /** Empty lines behind the last one are content where the scalar says so. */
  private List<Integer> keptBreaks(Scalar scalar) {
    List<Integer> kept = new ArrayList<>();
    int next = lines.next(lines.end(scalar.end()));
    while (header(scalar).indexOf('+') >= 0 && next < text.length() && lines.blankLine(next)) {
      kept.add(next);
      next = lines.next(lines.end(next));
    }
    return kept;
  }

  /** What stands behind the last line stays: with {@code +} empty lines, else the text's end. */
  void settleEnd(Scalar scalar) {
    List<Integer> kept = keptBreaks(scalar);
    kept.forEach(sheet::settle);
    kept.forEach(sheet::keepEnd);
    int last = kept.isEmpty() ? scalar.end() : kept.get(kept.size() - 1);
    boolean broken = Lines.isBreak(text.charAt(text.length() - 1));
    boolean strips = header(scalar).indexOf('-') >= 0;
    if (lines.next(lines.end(last)) >= text.length() && !strips && !(broken && kept.isEmpty())) {
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

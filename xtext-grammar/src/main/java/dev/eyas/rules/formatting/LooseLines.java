package dev.eyas.rules.formatting;

import dev.eyas.rules.formatting.Sheet.Level;
import dev.eyas.rules.syntax.Lines;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Lays out what belongs to no item: comments, empty lines, and what lines end in. */
final class LooseLines {
  private static final Level OUTERMOST = new Level(Integer.MAX_VALUE, 0, 0);

  private final Sheet sheet;
  private final String text;
  private final Lines lines;
  private final Iterator<Level> levels;

  /** Those that a comment may belong to, the innermost first. */
  private final Deque<Level> open = new ArrayDeque<>();

  private Level next;

  /**
   * @param sheet with all items laid out
   */
  LooseLines(Sheet sheet) {
    this.sheet = sheet;
    this.text = sheet.text();
    this.lines = sheet.lines();
    this.levels = sheet.levels().iterator();
    this.next = nextLevel();
  }

  void layOut() {
    int end = end();
    boolean afterEmpty = true;
    for (int line = lines.start(0); line < end; line = lines.next(lines.end(line))) {
      boolean empty = lines.blankLine(line) && !sheet.isSettled(line);
      if (empty) {
        sheet.replace(line, afterEmpty ? lines.next(lines.end(line)) : lines.end(line), "");
      } else {
        line(line);
      }
      afterEmpty = empty;
    }
    if (!sheet.keepsEndOfText()) {
      endText(end);
    }
  }

  /** After the last line that is not empty; that line's blanks count where they are content. */
  private int end() {
    int end = text.length();
    while (end > 0) {
      int line = lines.start(end);
      if (sheet.isSettled(line) || !lines.blankLine(line)) {
        return lines.end(line);
      }
      end = line - 1;
    }
    return 0;
  }

  private void endText(int end) {
    int kept = sheet.keepsEnd(end) ? end : withoutBlanks(end);
    sheet.replace(kept, text.length(), kept == 0 ? "" : sheet.lineBreak());
  }

  private void line(int line) {
    int content = lines.skipBlanks(line);
    if (!sheet.isSettled(line) && lines.commentAt(content)) {
      sheet.place(line, commentColumn(line, lines.column(content)));
    }
    int end = lines.end(line);
    if (!sheet.keepsEnd(line)) {
      sheet.replace(withoutBlanks(end), end, "");
    }
  }

  private int withoutBlanks(int end) {
    int kept = end;
    while (kept > 0 && Lines.isBlank(text.charAt(kept - 1))) {
      kept--;
    }
    return kept;
  }

  /** A comment belongs to what follows, unless it stands further in, at the end of a collection. */
  private int commentColumn(int offset, int column) {
    while (next.offset() < offset) {
      while (!open.isEmpty() && open.peek().from() >= next.from()) {
        open.pop();
      }
      open.push(next);
      next = nextLevel();
    }
    if (column <= next.from()) {
      return next.to();
    }
    int own =
        open.stream()
            .filter(level -> level.from() <= column)
            .mapToInt(Level::to)
            .findFirst()
            .orElse(0);
    return Math.max(own, next.to());
  }

  private Level nextLevel() {
    return levels.hasNext() ? levels.next() : OUTERMOST;
  }
}

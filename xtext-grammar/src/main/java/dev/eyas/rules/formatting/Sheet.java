package dev.eyas.rules.formatting;

import dev.eyas.rules.syntax.Lines;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A text being laid out: the changes so far, and which of its lines are settled. */
final class Sheet {
  /** Longer lines are broken where that is possible. */
  static final int WIDTH = 100;

  /**
   * How far something that later lines may belong to has moved.
   *
   * @param offset where it stands
   * @param from its column so far
   * @param to its new column
   */
  record Level(int offset, int from, int to) {}

  private final String text;
  private final Lines lines;
  private final String lineBreak;
  private final TreeMap<Integer, TextChange> changes = new TreeMap<>();
  private final Set<Integer> settled = new HashSet<>();
  private final Set<Integer> keptEnds = new HashSet<>();
  private final List<Level> levels = new ArrayList<>();
  private boolean endKept;

  Sheet(String text) {
    this.text = text;
    this.lines = new Lines(text);
    int end = lines.end(0);
    this.lineBreak = end < text.length() ? text.substring(end, lines.next(end)) : "\n";
  }

  String text() {
    return text;
  }

  Lines lines() {
    return lines;
  }

  /** The line break that the text uses. */
  String lineBreak() {
    return lineBreak;
  }

  List<TextChange> changes() {
    return List.copyOf(changes.values());
  }

  void replace(int start, int end, String replacement) {
    if (!text.substring(start, end).equals(replacement)) {
      changes.put(start, new TextChange(start, end - start, replacement));
    }
  }

  /** Begins the line of this offset at a column, unless something on it has been placed before. */
  void place(int offset, int column) {
    int line = lines.start(offset);
    if (settled.add(line)) {
      replace(line, lines.skipBlanks(line), " ".repeat(column));
    }
  }

  /** One blank before what follows on the line; anchors and tags on lines of their own go along. */
  void separate(int end, int node, int column) {
    int next = lines.skipBlanks(end);
    if (!lines.spaceAt(next) && !lines.commentAt(next)) {
      replace(end, next, " ");
    }
    for (int line : furtherLines(end, node)) {
      int content = lines.skipBlanks(line);
      if (!lines.spaceAt(content) && !lines.commentAt(content)) {
        place(line, column);
      }
    }
  }

  /** Lines of a scalar behind its first: what they begin with means nothing. */
  void continuation(Scalar scalar, int column) {
    place(scalar.start(), column);
    for (int line : furtherLines(scalar.start(), scalar.end())) {
      place(line, lines.blankLine(line) ? 0 : column);
    }
    keepEndsIn(scalar);
  }

  /** Whether a blank at the end of a line is escaped is not worth finding out. */
  void keepEndsIn(Scalar scalar) {
    for (int line : linesOf(scalar.start(), scalar.end())) {
      if (lines.end(line) < scalar.end()) {
        keepEnd(line);
      }
    }
  }

  /** Takes a line as it is, but for blanks at its end. */
  void settle(int offset) {
    settled.add(lines.start(offset));
  }

  boolean isSettled(int offset) {
    return settled.contains(lines.start(offset));
  }

  /** Blanks at the end of this line mean something. */
  void keepEnd(int offset) {
    keptEnds.add(lines.start(offset));
  }

  boolean keepsEnd(int offset) {
    return keptEnds.contains(lines.start(offset));
  }

  /** Whether the text ends in a line break must not change. */
  void keepEndOfText() {
    endKept = true;
  }

  boolean keepsEndOfText() {
    return endKept;
  }

  /** Starts of the lines from the one of an offset to the last that begins before another. */
  List<Integer> linesOf(int from, int to) {
    List<Integer> starts = new ArrayList<>();
    int line = lines.start(from);
    starts.add(line);
    for (int next = lines.next(lines.end(line)); next < to; next = lines.next(lines.end(next))) {
      starts.add(next);
    }
    return starts;
  }

  /** Lines that begin behind one offset and before another. */
  List<Integer> furtherLines(int from, int to) {
    List<Integer> starts = linesOf(from, to);
    return starts.subList(1, starts.size());
  }

  /** Leaves the lines of a stretch exactly as they are. */
  void freeze(int from, int to) {
    for (int line : linesOf(from, to)) {
      settle(line);
      keepEnd(line);
    }
  }

  void level(int offset, int to) {
    levels.add(new Level(offset, lines.column(offset), to));
  }

  /** In order of their offsets. */
  List<Level> levels() {
    return levels;
  }
}

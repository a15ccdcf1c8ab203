package dev.eyas.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Text put together from pieces of rules files, which knows for each of its characters where it was
 * written, and why it is there. Immutable.
 */
public final class TracedText {
  /**
   * A stretch of a file that is read as one text, such as a scalar.
   *
   * @param source name of the file
   */
  public record Piece(String source, int start, int end) {
    private Piece moved(int by) {
      return new Piece(source, start + by, end + by);
    }
  }

  /** Why a character is in the text. */
  public enum Cause {
    /** It was written so. */
    WRITTEN,
    /** The loader put it in, such as the parentheses around exceptions. */
    ADDED,
    /** It is of a list whose name stands in the file. */
    LIST
  }

  /**
   * Characters that follow each other here, in one file, and for the same cause.
   *
   * @param start index of the first character in the text
   * @param end index behind the last one
   * @param origin where they stand; for {@link Cause#LIST} the list's name, for {@link Cause#ADDED}
   *     what made the loader add them
   * @param list for {@link Cause#LIST} the name of the list that stands in the file, otherwise null
   * @param item for {@link Cause#LIST} where the item stands in its list, otherwise null
   */
  public record Segment(
      int start, int end, Cause cause, SourceRange origin, String list, SourceRange item) {}

  /** Why a character is there that was not written so. */
  private record Via(Cause cause, String list, SourceRange item) {}

  private static final Via ADDED = new Via(Cause.ADDED, null, null);
  private static final Via WRITTEN = new Via(Cause.WRITTEN, null, null);

  /**
   * Characters that follow each other, in one piece and for the same cause.
   *
   * @param start index of the first one
   * @param from offset in the file of the first one
   * @param width of what all of them stand for, in UTF-16 units of the file; {@link #VERBATIM}
   *     where they follow each other there just so
   */
  private record Run(int start, Piece piece, int from, int width, Via via) {
    static final int VERBATIM = -1;

    int fromOf(int index) {
      return width == VERBATIM ? from + index - start : from;
    }

    int endOf(int index) {
      return width == VERBATIM ? from + index - start + 1 : from + width;
    }

    /** From one of its characters on, in a text where that one has another index. */
    Run startingAt(int index, int newIndex) {
      return new Run(newIndex, piece, fromOf(index), width, via);
    }

    /** Whether the characters of another run, which follows, do so in the file, too. */
    boolean continuesWith(Run next) {
      int last = fromOf(next.start - 1);
      boolean same = piece == next.piece && via == next.via;
      return via == WRITTEN ? same && next.from >= last : same && next.from == last;
    }
  }

  private static final Run[] NO_RUNS = {};

  private final String text;

  /** In order; the first one begins with the text, each ends where the next one begins. */
  private final Run[] runs;

  private TracedText(String text, Run[] runs) {
    this.text = text;
    this.runs = runs;
  }

  /**
   * @param boundaries for each index of the text where its character begins in the piece's file,
   *     and for the text's length where the last one ends; ascending
   */
  public static TracedText of(String text, Piece piece, IntUnaryOperator boundaries) {
    List<Run> runs = new ArrayList<>();
    int from = boundaries.applyAsInt(0);
    int lastWidth = 0;
    for (int i = 0; i < text.length(); i++) {
      int to = boundaries.applyAsInt(i + 1);
      int width = to - from == 1 ? Run.VERBATIM : to - from;
      boolean continues = i > 0 && width == lastWidth && width <= 0;
      if (!continues) {
        runs.add(new Run(i, piece, from, width, WRITTEN));
      }
      lastWidth = width;
      from = to;
    }
    return new TracedText(text, runs.toArray(NO_RUNS));
  }

  /** A text that stands for a stretch of a file as a whole, such as a number for its digits. */
  public static TracedText standing(String text, SourceRange range) {
    Piece piece = new Piece(range.source(), range.offset(), range.offset() + range.length());
    return standing(text, piece, range.offset(), range.length(), WRITTEN);
  }

  public static TracedText empty() {
    return new TracedText("", NO_RUNS);
  }

  public String text() {
    return text;
  }

  /** Why a character is there. */
  public Cause cause(int index) {
    return runAt(index).via().cause();
  }

  public int length() {
    return text.length();
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  private Run runAt(int index) {
    return runs[numberAt(index)];
  }

  /** Of the run that holds a character. */
  private int numberAt(int index) {
    int low = 0;
    int high = runs.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs[middle].start() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  public TracedText substring(int start, int end) {
    if (start == end) {
      return empty();
    }
    if (start == 0 && end == length()) {
      return this;
    }
    int first = numberAt(start);
    Run[] part = Arrays.copyOfRange(runs, first, numberAt(end - 1) + 1);
    part[0] = part[0].startingAt(start, 0);
    for (int i = 1; i < part.length; i++) {
      part[i] = part[i].startingAt(part[i].start(), part[i].start() - start);
    }
    return new TracedText(text.substring(start, end), part);
  }

  /** The same text where its file has become longer, or shorter, before it. */
  public TracedText moved(int by) {
    Map<Piece, Piece> known = new IdentityHashMap<>();
    Run[] moved = new Run[runs.length];
    for (int i = 0; i < moved.length; i++) {
      Run run = runs[i];
      Piece piece = known.computeIfAbsent(run.piece(), old -> old.moved(by));
      moved[i] = new Run(run.start(), piece, run.from() + by, run.width(), run.via());
    }
    return new TracedText(text, moved);
  }

  /** What the loader adds on account of this text; it counts as written at its start. */
  public TracedText causing(String added) {
    return at(0, added);
  }

  /** What the loader adds; it counts as written where the character at an index of this text is. */
  public TracedText at(int index, String added) {
    if (isEmpty()) {
      return standing(added, null, 0, 0, ADDED);
    }
    Run run = runAt(index);
    int from = run.fromOf(index);
    return standing(added, run.piece(), from, run.endOf(index) - from, ADDED);
  }

  /**
   * An item of a list in place of a part of this text that names the list. It counts as written
   * where the name is.
   */
  public TracedText naming(int start, int end, TracedText item) {
    Via via = new Via(Cause.LIST, text.substring(start, end), item.range(0, item.length()));
    Run first = runAt(start);
    int from = first.fromOf(start);
    return standing(item.text, first.piece(), from, runAt(end - 1).endOf(end - 1) - from, via);
  }

  private static TracedText standing(String text, Piece piece, int from, int width, Via via) {
    return text.isEmpty()
        ? empty()
        : new TracedText(text, new Run[] {new Run(0, piece, from, width, via)});
  }

  public TracedText trim() {
    int start = 0;
    int end = length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return substring(start, end);
  }

  /**
   * Where a part was written: from its first character on, as far as it comes from the same piece.
   */
  public SourceRange range(int start, int end) {
    int first = Math.min(start, length() - 1);
    if (first < 0 || runAt(first).piece() == null) {
      return new SourceRange("", 0, 0);
    }
    int number = numberAt(first);
    Run run = runs[number];
    int last = Math.max(first, Math.min(end, length()) - 1);
    int lastNumber = numberAt(last);
    while (lastNumber > number && runs[lastNumber].piece() != run.piece()) {
      last = runs[lastNumber].start() - 1;
      lastNumber--;
    }
    int from = run.fromOf(first);
    return new SourceRange(run.piece().source(), from, runs[lastNumber].endOf(last) - from);
  }

  /** The whole text in stretches, in order and without gaps. */
  public List<Segment> segments() {
    return segments(0, length());
  }

  /** A part of the text in stretches; their indexes are those of the whole text. */
  public List<Segment> segments(int start, int end) {
    List<Segment> segments = new ArrayList<>();
    int from = start;
    while (from < end) {
      int number = numberAt(from);
      while (number + 1 < runs.length && runs[number].continuesWith(runs[number + 1])) {
        number++;
      }
      int to = number + 1 < runs.length ? Math.min(end, runs[number + 1].start()) : end;
      Via via = runAt(from).via();
      segments.add(new Segment(from, to, via.cause(), range(from, to), via.list(), via.item()));
      from = to;
    }
    return List.copyOf(segments);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0b;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TracedText that
        && text.equals(that.text)
        && Arrays.equals(runs, that.runs);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + (isEmpty() ? 0 : runs[0].from());
  }

  @Override
  public String toString() {
    return text;
  }

  /** Puts texts one after the other. */
  public static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();

    public Builder append(TracedText part) {
      int length = text.length();
      for (Run run : part.runs) {
        runs.add(length == 0 ? run : run.startingAt(run.start(), run.start() + length));
      }
      text.append(part.text);
      return this;
    }

    public int length() {
      return text.length();
    }

    /** The character at the end of what is not empty. */
    public char last() {
      return text.charAt(text.length() - 1);
    }

    public void dropLast() {
      int last = text.length() - 1;
      text.setLength(last);
      if (runs.get(runs.size() - 1).start() == last) {
        runs.remove(runs.size() - 1);
      }
    }

    public TracedText build() {
      return new TracedText(text.toString(), runs.toArray(NO_RUNS));
    }
  }
}

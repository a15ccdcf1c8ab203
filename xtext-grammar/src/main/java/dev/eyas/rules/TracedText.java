package dev.eyas.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

  private final String text;
  private final Piece[] pieces;
  private final int[] starts;
  private final int[] ends;
  private final Via[] vias;

  private TracedText(String text, Piece[] pieces, int[] starts, int[] ends, Via[] vias) {
    this.text = text;
    this.pieces = pieces;
    this.starts = starts;
    this.ends = ends;
    this.vias = vias;
  }

  /**
   * @param boundaries for each character of the text where it begins in the piece's file, and
   *     behind them where the last one ends; ascending
   */
  public static TracedText of(String text, Piece piece, int[] boundaries) {
    int length = text.length();
    return new TracedText(
        text,
        filled(new Piece[length], piece),
        Arrays.copyOf(boundaries, length),
        Arrays.copyOfRange(boundaries, 1, length + 1),
        filled(new Via[length], WRITTEN));
  }

  /** A text that stands for a stretch of a file as a whole, such as a number for its digits. */
  public static TracedText standing(String text, SourceRange range) {
    int end = range.offset() + range.length();
    Piece piece = new Piece(range.source(), range.offset(), end);
    Via[] causes = filled(new Via[text.length()], WRITTEN);
    return standing(text, piece, range.offset(), end, causes);
  }

  public static TracedText empty() {
    return new TracedText("", new Piece[0], new int[0], new int[0], new Via[0]);
  }

  private static <T> T[] filled(T[] array, T value) {
    Arrays.fill(array, value);
    return array;
  }

  public String text() {
    return text;
  }

  /** Why a character is there. */
  public Cause cause(int index) {
    return vias[index].cause();
  }

  public int length() {
    return text.length();
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  public TracedText substring(int start, int end) {
    return new TracedText(
        text.substring(start, end),
        Arrays.copyOfRange(pieces, start, end),
        Arrays.copyOfRange(starts, start, end),
        Arrays.copyOfRange(ends, start, end),
        Arrays.copyOfRange(vias, start, end));
  }

  /** The same text where its file has become longer, or shorter, before it. */
  public TracedText moved(int by) {
    Map<Piece, Piece> known = new IdentityHashMap<>();
    Piece[] moved = new Piece[pieces.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = known.computeIfAbsent(pieces[i], piece -> piece.moved(by));
    }
    return new TracedText(text, moved, moved(starts, by), moved(ends, by), vias);
  }

  private static int[] moved(int[] offsets, int by) {
    int[] moved = new int[offsets.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = offsets[i] + by;
    }
    return moved;
  }

  /** What the loader adds on account of this text; it counts as written at its start. */
  public TracedText causing(String added) {
    return at(0, added);
  }

  /** What the loader adds; it counts as written where the character at an index of this text is. */
  public TracedText at(int index, String added) {
    int length = added.length();
    Via[] causes = filled(new Via[length], ADDED);
    if (isEmpty()) {
      return new TracedText(added, new Piece[length], new int[length], new int[length], causes);
    }
    return standing(added, pieces[index], starts[index], ends[index], causes);
  }

  /**
   * An item of a list in place of a part of this text that names the list. It counts as written
   * where the name is.
   */
  public TracedText naming(int start, int end, TracedText item) {
    Via via = new Via(Cause.LIST, text.substring(start, end), item.range(0, item.length()));
    Via[] causes = filled(new Via[item.length()], via);
    return standing(item.text, pieces[start], starts[start], ends[end - 1], causes);
  }

  private static TracedText standing(String text, Piece piece, int from, int to, Via[] causes) {
    int[] starts = new int[text.length()];
    int[] ends = new int[text.length()];
    Arrays.fill(starts, from);
    Arrays.fill(ends, to);
    return new TracedText(text, filled(new Piece[text.length()], piece), starts, ends, causes);
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
    if (first < 0 || pieces[first] == null) {
      return new SourceRange("", 0, 0);
    }
    Piece piece = pieces[first];
    int last = Math.max(first, Math.min(end, length()) - 1);
    while (last > first && pieces[last] != piece) {
      last--;
    }
    return new SourceRange(piece.source(), starts[first], ends[last] - starts[first]);
  }

  /** The whole text in stretches, in order and without gaps. */
  public List<Segment> segments() {
    return segments(0, length());
  }

  /** A part of the text in stretches; their indexes are those of the whole text. */
  public List<Segment> segments(int start, int end) {
    List<Segment> segments = new ArrayList<>();
    int from = start;
    for (int i = start + 1; i <= end; i++) {
      if (i == end || !continues(i)) {
        Via via = vias[from];
        segments.add(new Segment(from, i, via.cause(), range(from, i), via.list(), via.item()));
        from = i;
      }
    }
    return List.copyOf(segments);
  }

  private boolean continues(int i) {
    boolean same = pieces[i] == pieces[i - 1] && vias[i] == vias[i - 1];
    if (vias[i] == WRITTEN) {
      return same && starts[i] >= starts[i - 1];
    }
    return same && starts[i] == starts[i - 1];
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0b;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TracedText that
        && text.equals(that.text)
        && Arrays.equals(pieces, that.pieces)
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(ends, that.ends)
        && Arrays.equals(vias, that.vias);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, length() == 0 ? 0 : starts[0]);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Puts texts one after the other. */
  public static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private Piece[] pieces = new Piece[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private Via[] vias = new Via[256];

    public Builder append(TracedText part) {
      int length = text.length();
      reserve(length + part.length());
      System.arraycopy(part.pieces, 0, pieces, length, part.length());
      System.arraycopy(part.starts, 0, starts, length, part.length());
      System.arraycopy(part.ends, 0, ends, length, part.length());
      System.arraycopy(part.vias, 0, vias, length, part.length());
      text.append(part.text);
      return this;
    }

    private void reserve(int needed) {
      if (needed > starts.length) {
        int capacity = Math.max(needed, 2 * starts.length);
        pieces = Arrays.copyOf(pieces, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        vias = Arrays.copyOf(vias, capacity);
      }
    }

    public int length() {
      return text.length();
    }

    /** The character at the end of what is not empty. */
    public char last() {
      return text.charAt(text.length() - 1);
    }

    public void dropLast() {
      text.setLength(text.length() - 1);
    }

    public TracedText build() {
      int length = text.length();
      return new TracedText(
          text.toString(),
          Arrays.copyOf(pieces, length),
          Arrays.copyOf(starts, length),
          Arrays.copyOf(ends, length),
          Arrays.copyOf(vias, length));
    }
  }
}

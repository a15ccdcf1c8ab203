package dev.eyas.rules;

import java.util.Arrays;

/**
 * Text put together from pieces of rules files, which knows for each of its characters where it was
 * written. What the loader puts in by itself counts as written where its cause stands.
 */
public final class TracedText {
  /**
   * A stretch of a file that is read as one text, such as a scalar.
   *
   * @param source name of the file
   */
  public record Piece(String source, int start, int end) {}

  private final String text;
  private final Piece[] pieces;
  private final int[] starts;
  private final int[] ends;

  private TracedText(String text, Piece[] pieces, int[] starts, int[] ends) {
    this.text = text;
    this.pieces = pieces;
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * @param boundaries for each character of the text where it begins in the piece's file, and
   *     behind them where the last one ends; ascending
   */
  public static TracedText of(String text, Piece piece, int[] boundaries) {
    int length = text.length();
    Piece[] pieces = new Piece[length];
    Arrays.fill(pieces, piece);
    return new TracedText(
        text,
        pieces,
        Arrays.copyOf(boundaries, length),
        Arrays.copyOfRange(boundaries, 1, length + 1));
  }

  public static TracedText empty() {
    return new TracedText("", new Piece[0], new int[0], new int[0]);
  }

  public String text() {
    return text;
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
        Arrays.copyOfRange(ends, start, end));
  }

  /** Another text that counts as written at the start of this one. */
  public TracedText causing(String caused) {
    return at(0, caused);
  }

  /** Another text that counts as written where the character at an index of this one is. */
  public TracedText at(int index, String caused) {
    int length = caused.length();
    Piece[] owners = new Piece[length];
    int[] from = new int[length];
    int[] to = new int[length];
    if (!isEmpty()) {
      Arrays.fill(owners, pieces[index]);
      Arrays.fill(from, starts[index]);
      Arrays.fill(to, ends[index]);
    }
    return new TracedText(caused, owners, from, to);
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

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0b;
  }

  /** Puts texts one after the other. */
  public static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private Piece[] pieces = new Piece[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];

    public Builder append(TracedText part) {
      int length = text.length();
      reserve(length + part.length());
      System.arraycopy(part.pieces, 0, pieces, length, part.length());
      System.arraycopy(part.starts, 0, starts, length, part.length());
      System.arraycopy(part.ends, 0, ends, length, part.length());
      text.append(part.text);
      return this;
    }

    private void reserve(int needed) {
      if (needed > starts.length) {
        int capacity = Math.max(needed, 2 * starts.length);
        pieces = Arrays.copyOf(pieces, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
      }
    }

    public TracedText build() {
      int length = text.length();
      return new TracedText(
          text.toString(),
          Arrays.copyOf(pieces, length),
          Arrays.copyOf(starts, length),
          Arrays.copyOf(ends, length));
    }
  }
}

package dev.eyas.rules.syntax;

/**
 * Text as YAML means it, with the place of each of its characters in the file.
 *
 * <p>A character begins at its offset and ends where the next one begins; offsets never decrease.
 */
public final class MappedText {
  private final String text;
  private final int start;

  /** One more than characters; null when they follow each other in the file. */
  private final int[] offsets;

  private MappedText(String text, int start, int[] offsets) {
    this.text = text;
    this.start = start;
    this.offsets = offsets;
  }

  /**
   * Text that stands in the file just so.
   *
   * @param start offset of its first character in the file
   */
  public static MappedText verbatim(String text, int start) {
    return new MappedText(text, start, null);
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  /**
   * @param index of a character of {@link #text()}, or its length
   * @return offset in the file, in UTF-16 units
   */
  public int offset(int index) {
    return offsets == null ? start + index : offsets[index];
  }

  /** Whether the file has the same characters in the same order. */
  public boolean isVerbatim() {
    return offsets == null;
  }

  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private int[] offsets = new int[64];

    /**
     * @param offset where the character's source begins
     */
    void append(char character, int offset) {
      if (text.length() + 1 == offsets.length) {
        offsets = java.util.Arrays.copyOf(offsets, offsets.length * 2);
      }
      offsets[text.length()] = offset;
      text.append(character);
    }

    int length() {
      return text.length();
    }

    char last() {
      return text.charAt(text.length() - 1);
    }

    /** Takes back everything after the first {@code length} characters. */
    void cut(int length) {
      text.setLength(length);
    }

    /**
     * @param end where the last character's source ends
     */
    MappedText build(int end) {
      int[] exact = java.util.Arrays.copyOf(offsets, text.length() + 1);
      exact[text.length()] = end;
      return new MappedText(text.toString(), exact[0], exact);
    }
  }
}

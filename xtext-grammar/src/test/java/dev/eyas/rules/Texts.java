package dev.eyas.rules;

/** Texts for tests, as if they stood in a file. */
public final class Texts {
  private Texts() {}

  /** A text that begins a file. */
  public static TracedText traced(String text) {
    return traced(text, "test.yaml", 0);
  }

  public static TracedText traced(String text, String file, int offset) {
    int end = offset + text.length();
    return TracedText.of(text, new TracedText.Piece(file, offset, end), i -> offset + i);
  }
}

package dev.eyas.ide;

import org.eclipse.lsp4j.Position;

/** A text with the caret at {@code <|>}. */
public record Marked(String text, Position caret) {
  private static final String MARKER = "<|>";

  public static Marked of(String marked) {
    int offset = marked.indexOf(MARKER);
    if (offset < 0) {
      throw new IllegalArgumentException("no " + MARKER + " in: " + marked);
    }
    String before = marked.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    int column = offset - (before.lastIndexOf('\n') + 1);
    return new Marked(marked.replace(MARKER, ""), new Position(line, column));
  }
}

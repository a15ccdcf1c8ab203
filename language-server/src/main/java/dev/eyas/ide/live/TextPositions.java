package dev.eyas.ide.live;

import org.eclipse.lsp4j.Position;

/** Turns offsets into lines and columns. */
public final class TextPositions {
  private TextPositions() {}

  /**
   * @param offset in UTF-16 units; beyond the end counts as the end
   */
  public static Position at(String text, int offset) {
    int end = Math.max(0, Math.min(offset, text.length()));
    int line = 0;
    int lineStart = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    return new Position(line, end - lineStart);
  }
}

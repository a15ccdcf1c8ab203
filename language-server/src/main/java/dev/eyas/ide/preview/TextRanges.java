package dev.eyas.ide.preview;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Lines and columns of one text. */
final class TextRanges {
  private final int[] lineStarts;

  TextRanges(String text) {
    lineStarts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
  }

  Range of(int start, int end) {
    return new Range(position(start), position(end));
  }

  private Position position(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line, offset - lineStarts[line]);
  }
}

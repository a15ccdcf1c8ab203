package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;

/**
 * Places in a file as the YAML reader counts them, in code points, for people, in UTF-16 units, and
 * for Falco, in UTF-8 bytes. Falco's library ends lines at line feeds only, and does not count a
 * byte order mark.
 */
final class SourcePlaces {
  private final String name;
  private final String text;

  /** Of the text in its file. */
  private final Distance distance;

  /** Null where each code point is one unit. */
  private final int[] codePoints;

  private final int[] lineStarts;

  /** Bytes before each line. */
  private final int[] lineBytes;

  SourcePlaces(String name, String text, Distance distance) {
    this.name = name;
    this.text = text;
    this.distance = distance;
    boolean single = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    this.codePoints = single ? null : codePointStarts(text);
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    this.lineStarts =
        IntStream.concat(
                IntStream.of(start),
                IntStream.range(start, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
    this.lineBytes = new int[lineStarts.length];
    for (int line = 1; line < lineStarts.length; line++) {
      lineBytes[line] =
          lineBytes[line - 1] + Utf8.length(text, lineStarts[line - 1], lineStarts[line]);
    }
  }

  private static int[] codePointStarts(String text) {
    int[] starts = new int[text.length() + 1];
    int count = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      starts[count++] = i;
    }
    starts[count] = text.length();
    return Arrays.copyOf(starts, count + 1);
  }

  ItemNode.Place of(Mark start, Mark end) {
    return of(offset(start), offset(end));
  }

  /**
   * @param from in UTF-16 units of the text, as is {@code to}
   */
  ItemNode.Place of(int from, int to) {
    int line = line(from);
    int column = Utf8.length(text, Math.min(lineStarts[line], from), from);
    SourceRange range = new SourceRange(name, inFile(from), to - from);
    return new ItemNode.Place(
        distance.lines() + line, column, distance.bytes() + lineBytes[line] + column, range);
  }

  /** The offset in the file of one in the text. */
  int inFile(int offset) {
    return distance.units() + offset;
  }

  /** In UTF-16 units of the text; no place is behind its end. */
  int offset(Mark mark) {
    return codePoints == null
        ? Math.min(mark.getIndex(), text.length())
        : codePoints[Math.min(mark.getIndex(), codePoints.length - 1)];
  }

  private int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }
}

package dev.eyas.cli.report;

import dev.eyas.rules.RulesSource;
import java.util.Arrays;

/** A rules file that knows the numbers of its lines. */
final class LinedFile {
  private final RulesSource source;

  /** Offsets of the line ends, ascending. */
  private final int[] ends;

  LinedFile(RulesSource source) {
    this.source = source;
    String text = source.text();
    this.ends = new int[(int) text.chars().filter(c -> c == '\n').count()];
    int end = -1;
    for (int i = 0; i < ends.length; i++) {
      end = text.indexOf('\n', end + 1);
      ends[i] = end;
    }
  }

  String name() {
    return source.name();
  }

  String text() {
    return source.text();
  }

  /** Number, from 1, of the line that an offset lies on; a line's end belongs to it. */
  int lineAt(int offset) {
    int found = Arrays.binarySearch(ends, offset);
    return (found < 0 ? -found - 1 : found) + 1;
  }
}

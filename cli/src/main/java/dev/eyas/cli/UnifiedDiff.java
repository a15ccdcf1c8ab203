package dev.eyas.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as {@code diff -u} shows it and {@code patch} takes it. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String UNENDED = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /** Empty if there is none. */
  static String of(String name, String before, String after) {
    List<String> old = lines(before);
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            name, name, old, DiffUtils.diff(old, lines(after)), CONTEXT);
    return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
  }

  /** Carriage returns belong to the lines: a change of them is one. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int last = lines.size() - 1;
    String rest = lines.remove(last);
    if (!rest.isEmpty()) {
      lines.add(rest + UNENDED);
    }
    return lines;
  }
}

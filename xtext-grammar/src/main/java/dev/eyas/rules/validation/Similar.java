package dev.eyas.rules.validation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Names that somebody may have meant. */
public final class Similar {
  private static final int OFFERED = 3;

  private Similar() {}

  private record Near(String name, int distance) {}

  /** The nearest names, at most three, the nearest first; those too far off are left out. */
  public static List<String> to(String word, Collection<String> names) {
    return near(word, names).map(Near::name).limit(OFFERED).toList();
  }

  /** The name that is nearer than any other one; empty where two are as near. */
  public static Optional<String> nearest(String word, Collection<String> names) {
    List<Near> two = near(word, names).limit(2).toList();
    boolean clear = two.size() == 1 || two.size() == 2 && two.get(0).distance < two.get(1).distance;
    return clear ? Optional.of(two.get(0).name) : Optional.empty();
  }

  /** The nearest first. */
  private static Stream<Near> near(String word, Collection<String> names) {
    int limit = Math.max(1, word.length() / 3);
    return names.stream()
        .filter(name -> Math.abs(name.length() - word.length()) <= limit)
        .filter(name -> !name.equals(word))
        .map(name -> new Near(name, distance(word.toLowerCase(Locale.ROOT), name)))
        .filter(near -> near.distance <= limit)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
  }

  /** Letters to insert, remove, replace or swap with the next one (optimal string alignment). */
  private static int distance(String one, String name) {
    String other = name.toLowerCase(Locale.ROOT);
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (isSwap(one, other, i, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[other.length()];
  }

  private static boolean isSwap(String one, String other, int i, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}

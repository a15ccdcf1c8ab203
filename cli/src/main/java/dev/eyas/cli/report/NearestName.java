package dev.eyas.cli.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that somebody may have meant to write. */
public final class NearestName {
  /** One slip in so many characters is still the same name. */
  private static final int CHARACTERS_PER_SLIP = 3;

  public static Optional<String> to(String written, Collection<String> names) {
    int tolerated = Math.max(1, written.length() / CHARACTERS_PER_SLIP);
    return names.stream()
        .filter(name -> Math.abs(name.length() - written.length()) <= tolerated)
        .filter(name -> slips(written, name) <= tolerated)
        .min(Comparator.comparingInt(name -> slips(written, name)));
  }

  /** Characters left out, put in, or replaced. */
  private static int slips(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
        diagonal = row[j];
        row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  private NearestName() {}
}

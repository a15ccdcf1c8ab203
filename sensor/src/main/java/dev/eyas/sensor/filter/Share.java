package dev.eyas.sensor.filter;

import java.util.Comparator;

/**
 * How many of a condition's checks came out as it needs them.
 *
 * @param held of these, how many did
 * @param total how many it takes
 */
public record Share(int held, int total) implements Comparable<Share> {
  private static final Comparator<Share> ORDER =
      Comparator.comparingDouble(Share::ratio)
          .thenComparing(share -> share.total - share.held, Comparator.reverseOrder());

  /** From 0 to 1. */
  public double ratio() {
    return (double) held / total;
  }

  Share plus(Share other) {
    return new Share(held + other.held, total + other.total);
  }

  /** The greater, the nearer; of the same ratio, that from which fewer checks are missing. */
  @Override
  public int compareTo(Share other) {
    return ORDER.compare(this, other);
  }
}

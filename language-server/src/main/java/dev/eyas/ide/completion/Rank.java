package dev.eyas.ide.completion;

import dev.eyas.catalog.CommonFields;

/** The order of proposals: what is used, then what is usual, then the rest by name. */
final class Rank {
  static final int FIRST = 0;
  static final int USED = 1_000;
  static final int USUAL = 2_000;
  static final int KEYWORD = 3_000;
  static final int OTHER = 4_000;
  static final int LAST = 9_000;

  private Rank() {}

  /** Rank of a field, macro or list that rules use so many times. */
  static int used(int times) {
    return USED - Math.min(times, USED - 1);
  }

  /**
   * Rank of a value that rules compare this field with so many times.
   *
   * @param place among all values of the field
   */
  static int value(int place, int times) {
    return times > 0 ? used(times) : USUAL + Math.min(place, USED - 1);
  }

  /** Rank of a field that rules use so many times. */
  static int field(String name, int times) {
    return times > 0 ? used(times) : USUAL + CommonFields.rank(name);
  }
}

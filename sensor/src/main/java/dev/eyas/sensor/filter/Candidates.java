package dev.eyas.sensor.filter;

/** A set of positions in a list of rules, handed out in ascending order. Allocates nothing. */
public final class Candidates {
  private final long[] words;

  /** Which words are not zero. */
  private final long[] summary;

  /**
   * @param size positions are 0 … size-1
   */
  Candidates(int size) {
    words = new long[(size + 63) / 64];
    summary = new long[(words.length + 63) / 64];
  }

  void add(int position) {
    int word = position >> 6;
    words[word] |= 1L << position;
    summary[word >> 6] |= 1L << word;
  }

  void addAll(int[] positions) {
    for (int position : positions) {
      add(position);
    }
  }

  /** Takes out the first position and returns it; -1: none is left. */
  public int take() {
    for (int s = 0; s < summary.length; s++) {
      if (summary[s] != 0) {
        int word = (s << 6) + Long.numberOfTrailingZeros(summary[s]);
        int position = (word << 6) + Long.numberOfTrailingZeros(words[word]);
        words[word] &= words[word] - 1;
        if (words[word] == 0) {
          summary[s] &= summary[s] - 1;
        }
        return position;
      }
    }
    return -1;
  }

  void clear() {
    for (int s = 0; s < summary.length; s++) {
      for (; summary[s] != 0; summary[s] &= summary[s] - 1) {
        words[(s << 6) + Long.numberOfTrailingZeros(summary[s])] = 0;
      }
    }
  }
}

package dev.eyas.sensor.container;

/**
 * Why nothing but its id was known when a container's first event was judged; the more telling
 * reason comes later.
 */
enum Unnamed {
  NO_SOCKET("no socket of its runtime"),
  NOT_FOUND("its runtime does not know it"),
  TOO_SLOW("its runtime did not answer in time"),
  FAILED("its runtime could not be asked");

  private final String words;

  Unnamed(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}

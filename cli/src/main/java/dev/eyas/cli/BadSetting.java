package dev.eyas.cli;

/** A key of {@code falco.yaml} with a value that it cannot have; as if {@code -o} had given it. */
final class BadSetting extends IllegalArgumentException {
  private final String key;
  private final String what;

  private BadSetting(String key, String what) {
    super("-o " + key + what);
    this.key = key;
    this.what = what;
  }

  /**
   * @param wanted which values the key has, as the end of a sentence
   */
  static BadSetting value(String key, String value, String wanted) {
    return new BadSetting(
        key,
        value.isEmpty()
            ? " must be " + wanted
            : "=%s: the value must be %s".formatted(value, wanted));
  }

  /**
   * @param what is wrong with it
   */
  static BadSetting of(String key, String what) {
    return new BadSetting(key, ": " + what);
  }

  String key() {
    return key;
  }

  /** The message for one that stands in a file. */
  String in(String place) {
    return place + ": " + key + what;
  }
}

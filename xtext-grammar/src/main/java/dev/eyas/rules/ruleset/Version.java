package dev.eyas.rules.ruleset;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version of three numbers. */
record Version(long major, long minor, long patch) implements Comparable<Version> {
  /** What follows the third number counts for nothing. */
  private static final Pattern FORM =
      Pattern.compile("\\s*\\+?([0-9]{1,9})\\.\\s*\\+?([0-9]{1,9})\\.\\s*\\+?([0-9]{1,9})");

  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::major)
          .thenComparingLong(Version::minor)
          .thenComparingLong(Version::patch);

  static Optional<Version> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Long.parseLong(matcher.group(3))));
  }

  /** Whether this version does for what a required one was written for. */
  boolean satisfies(Version required) {
    return major == required.major && compareTo(required) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}

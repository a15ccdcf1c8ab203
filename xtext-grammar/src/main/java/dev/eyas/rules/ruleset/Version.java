package dev.eyas.rules.ruleset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version of three numbers. */
record Version(long major, long minor, long patch) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})\\.([0-9]{1,9})");

  static Optional<Version> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
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
    if (major != required.major) {
      return false;
    }
    return minor != required.minor ? minor > required.minor : patch >= required.patch;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}

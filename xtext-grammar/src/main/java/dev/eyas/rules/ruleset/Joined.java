package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.stream.Stream;

/** What an append makes of the old and the new. */
final class Joined {
  private Joined() {}

  /** One blank stands between them. */
  static TracedText of(TracedText first, TracedText second) {
    return new TracedText.Builder()
        .append(first)
        .append(second.causing(" "))
        .append(second)
        .build();
  }

  static <T> List<T> of(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}

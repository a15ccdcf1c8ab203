package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;

/** The one thing that is done to a value before it becomes part of a condition's text. */
final class Quotes {
  private Quotes() {}

  /** Puts a value with a blank in it in quotes, unless it begins with one. */
  static TracedText around(TracedText value) {
    String text = value.text();
    if (text.indexOf(' ') < 0 || text.startsWith("\"") || text.startsWith("'")) {
      return value;
    }
    return new TracedText.Builder()
        .append(value.causing("\""))
        .append(value)
        .append(value.at(value.length() - 1, "\""))
        .build();
  }
}

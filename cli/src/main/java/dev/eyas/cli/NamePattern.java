package dev.eyas.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/** A part of a name, or a whole one with wildcards; case does not matter. */
final class NamePattern {
  private final Pattern pattern;

  /**
   * @param text {@code *} stands for anything; without it, any name that has the text in it
   */
  NamePattern(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String wild = lower.contains("*") ? lower : "*" + lower + "*";
    pattern = Pattern.compile(Pattern.quote(wild).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
  }

  boolean matches(String name) {
    return pattern.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}

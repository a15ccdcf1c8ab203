package dev.eyas.sensor.filter;

import java.util.Locale;

/**
 * A shell pattern as {@code fnmatch(3)} matches it without flags: {@code *} and {@code ?} match
 * slashes and leading dots too. Works on byte strings.
 */
final class Glob {
  private final String pattern;
  private final boolean foldsCase;

  private Glob(String pattern, boolean foldsCase) {
    this.pattern = foldsCase ? Ascii.lower(pattern) : pattern;
    this.foldsCase = foldsCase;
  }

  static Glob of(String pattern) {
    return new Glob(pattern, false);
  }

  static Glob ignoringCase(String pattern) {
    return new Glob(pattern, true);
  }

  /** Whether a text holds a character with a meaning of its own in patterns. */
  static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  boolean matches(String text) {
    int at = 0;
    int p = 0;
    int retryText = -1;
    int retryPattern = -1;
    while (at < text.length()) {
      int next = p < pattern.length() && pattern.charAt(p) != '*' ? one(p, text, at) : -1;
      if (next >= 0) {
        p = next;
        at++;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        retryPattern = ++p;
        retryText = at;
      } else if (retryPattern >= 0) {
        p = retryPattern;
        at = ++retryText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** The pattern position after the element that matches the character, or -1. */
  private int one(int p, String text, int at) {
    char c = foldsCase ? Ascii.lower(text.charAt(at)) : text.charAt(at);
    char element = pattern.charAt(p);
    if (element == '?') {
      return p + 1;
    }
    if (element == '[') {
      int end = bracketEnd(p);
      if (end >= 0) {
        return inBracket(p + 1, end, c) ? end + 1 : -1;
      }
    }
    if (element == '\\') {
      return p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? p + 2 : -1;
    }
    return element == c ? p + 1 : -1;
  }

  /** Position of the bracket that closes the set, or -1: then the opening one stands for itself. */
  private int bracketEnd(int open) {
    int i = open + 1;
    if (i < pattern.length() && isNegation(i)) {
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      i++;
    }
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      int classEnd = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i + 2) : -1;
      i = classEnd >= 0 ? classEnd + 2 : pattern.charAt(i) == '\\' ? i + 2 : i + 1;
    }
    return i < pattern.length() ? i : -1;
  }

  private boolean isNegation(int at) {
    return pattern.charAt(at) == '!' || pattern.charAt(at) == '^';
  }

  private boolean inBracket(int from, int end, char c) {
    boolean negated = isNegation(from);
    boolean found = false;
    for (int i = negated ? from + 1 : from; i < end; ) {
      int classEnd = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i + 2) : -1;
      if (classEnd >= 0) {
        found |= inClass(pattern.substring(i + 2, classEnd), c);
        i = classEnd + 2;
        continue;
      }
      int low = pattern.charAt(i) == '\\' && i + 1 < end ? i + 1 : i;
      boolean isRange = low + 2 < end && pattern.charAt(low + 1) == '-';
      int high = isRange ? low + 2 : low;
      found |= pattern.charAt(low) <= c && c <= pattern.charAt(high);
      i = high + 1;
    }
    return found != negated;
  }

  private static boolean inClass(String name, char c) {
    if (c >= 0x80) {
      return false;
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "alpha" -> Character.isLetter(c);
      case "digit" -> Character.isDigit(c);
      case "alnum" -> Character.isLetterOrDigit(c);
      case "upper" -> Character.isUpperCase(c);
      case "lower" -> Character.isLowerCase(c);
      case "space" -> c == ' ' || c >= '\t' && c <= '\r';
      case "blank" -> c == ' ' || c == '\t';
      case "punct" -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
      case "xdigit" -> Character.digit(c, 16) >= 0;
      case "cntrl" -> c < ' ' || c == 0x7f;
      case "print" -> c >= ' ' && c < 0x7f;
      case "graph" -> c > ' ' && c < 0x7f;
      default -> false;
    };
  }
}

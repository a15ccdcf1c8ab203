package dev.eyas.rules.condition;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a regular expression repeats its parts. RE2 refuses what RE2/J compiles until memory is
 * full: repetitions of repetitions, more than a thousand in all.
 */
final class RegexSize {
  private static final int MAX_REPETITIONS = 1000;
  private static final int MAX_DEPTH = 1000;

  private final String pattern;

  /** For each open group the repetitions in it so far. */
  private final Deque<Long> outer = new ArrayDeque<>();

  private long group = 1;
  private long last = 1;

  private RegexSize(String pattern) {
    this.pattern = pattern;
  }

  static boolean isBounded(String pattern) {
    return new RegexSize(pattern).isBounded();
  }

  private boolean isBounded() {
    int i = 0;
    while (i < pattern.length() && group <= MAX_REPETITIONS && outer.size() <= MAX_DEPTH) {
      i = next(i);
    }
    return i >= pattern.length() && group <= MAX_REPETITIONS && outer.size() <= MAX_DEPTH;
  }

  /** Offset behind the part at an offset. */
  private int next(int at) {
    switch (pattern.charAt(at)) {
      case '\\' -> {
        last = 1;
        return at + 2;
      }
      case '[' -> {
        last = 1;
        return PosixRegex.classEnd(pattern, at + 1);
      }
      case '(' -> {
        outer.push(group);
        group = 1;
      }
      case ')' -> close();
      case '{' -> {
        return repeat(at);
      }
      case '*', '+', '?' -> {}
      default -> last = 1;
    }
    return at + 1;
  }

  private void close() {
    last = group;
    group = Math.max(last, outer.isEmpty() ? 1 : outer.pop());
  }

  /** Offset behind a count, or behind a brace that begins none. */
  private int repeat(int brace) {
    int end = brace + 1;
    long most = 0;
    long number = 0;
    while (end < pattern.length() && "0123456789,".indexOf(pattern.charAt(end)) >= 0) {
      char c = pattern.charAt(end);
      number = c == ',' ? 0 : Math.min(10 * number + c - '0', MAX_REPETITIONS + 1);
      most = Math.max(most, number);
      end++;
    }
    if (end == pattern.length() || pattern.charAt(end) != '}') {
      last = 1;
      return brace + 1;
    }
    last *= Math.max(1, most);
    group = Math.max(group, last);
    return end + 1;
  }
}

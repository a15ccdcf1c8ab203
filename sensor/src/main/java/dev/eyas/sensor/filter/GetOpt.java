package dev.eyas.sensor.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Options of an argument list, read as {@code getopt(3)} does. */
final class GetOpt {
  private static final char UNKNOWN = '?';

  private GetOpt() {}

  /** Every option in order: its letter, and its value if it takes one. */
  static Extractor all(Extractor arguments, Extractor letters) {
    Value optionLetters = new Value();
    return (context, value) -> {
      if (!letters.extract(context, optionLetters) || !arguments.extract(context, value)) {
        return false;
      }
      List<String> found = new ArrayList<>();
      scan(
          value.list(),
          optionLetters.text(),
          (letter, argument) -> {
            found.add(String.valueOf(letter));
            if (argument != null) {
              found.add(argument);
            }
          });
      value.list().clear();
      value.list().addAll(found);
      return true;
    };
  }

  /** The value of an option's last occurrence, or the letter of one that takes none. */
  static Extractor last(Extractor arguments, Extractor letters, char wanted) {
    Value optionLetters = new Value();
    return (context, value) -> {
      if (!letters.extract(context, optionLetters) || !arguments.extract(context, value)) {
        return false;
      }
      String[] last = new String[1];
      scan(
          value.list(),
          optionLetters.text(),
          (letter, argument) -> {
            if (letter == wanted) {
              last[0] = argument == null ? String.valueOf(letter) : argument;
            }
          });
      return value.set(last[0]);
    };
  }

  private static void scan(
      List<String> arguments, String letters, BiConsumer<Character, String> found) {
    for (int i = 0; i < arguments.size(); i++) {
      String token = arguments.get(i);
      if (token.equals("--") || token.isEmpty() || token.equals("-") || token.charAt(0) != '-') {
        return;
      }
      if (!token.startsWith("--")) {
        i += cluster(token, i + 1 < arguments.size() ? arguments.get(i + 1) : "", letters, found);
      }
    }
  }

  /**
   * Reads the options of one token.
   *
   * @return 1 if the next token was an option's value, else 0
   */
  private static int cluster(
      String token, String next, String letters, BiConsumer<Character, String> found) {
    for (int i = 1; i < token.length(); i++) {
      char letter = token.charAt(i);
      int known = letter == ':' ? -1 : letters.indexOf(letter);
      if (known < 0) {
        found.accept(UNKNOWN, null);
      } else if (known + 1 >= letters.length() || letters.charAt(known + 1) != ':') {
        found.accept(letter, null);
      } else {
        boolean isAttached = i + 1 < token.length();
        found.accept(letter, isAttached ? token.substring(i + 1) : next);
        return isAttached ? 0 : 1;
      }
    }
    return 0;
  }
}

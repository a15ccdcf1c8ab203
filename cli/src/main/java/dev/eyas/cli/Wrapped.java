package dev.eyas.cli;

import java.util.ArrayList;
import java.util.List;

/** Text broken between words, so that a name such as {@code proc.name} stays whole. */
final class Wrapped {
  /**
   * @param width columns; a word that is longer gets a line of its own
   * @return at least one line
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private Wrapped() {}
}

package dev.eyas.rules.formatting;

import java.util.ArrayList;
import java.util.List;

/** Puts as many elements of a list on a line as it takes. */
final class Fill {
  private Fill() {}

  /** Lines with a comma after each element but the last. */
  static List<String> lines(List<String> elements, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < elements.size(); i++) {
      String element = elements.get(i) + (i + 1 < elements.size() ? "," : "");
      if (!line.isEmpty() && line.length() + 1 + element.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(element);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}

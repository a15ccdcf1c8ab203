package dev.eyas.rules.robustness;

import java.util.List;
import java.util.Random;

/** Edits as people, tools and accidents make them. */
public record Mutation(int offset, int length, String text) {
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r\n",
          " ",
          "\t",
          "  ",
          "-",
          "- ",
          ":",
          ": ",
          "#",
          " #",
          "'",
          "\"",
          "\\",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          "|\n",
          ">-\n",
          "&a ",
          "*a",
          "!!str ",
          "---\n",
          "...\n",
          "%YAML",
          "? ",
          "\0",
          "\uFEFF",
          "\uD83D",
          "\uDE00",
          "\u0085",
          "\u2028",
          "é",
          "and ",
          "or ",
          "not ",
          " in ",
          "= ",
          "0",
          "proc.name",
          "tolower(",
          "%proc.name",
          "%12evt",
          "- rule: x\n",
          "  condition: ",
          "<<: *a",
          "val(");

  /** Any one edit of a text. */
  public static Mutation of(String text, Random random) {
    int offset = random.nextInt(text.length() + 1);
    int rest = text.length() - offset;
    return switch (random.nextInt(5)) {
      case 0 -> new Mutation(offset, Math.min(rest, random.nextInt(4)), "");
      case 1 -> new Mutation(offset, Math.min(rest, random.nextInt(200)), "");
      case 2 -> new Mutation(offset, 0, copied(text, random));
      case 3 -> new Mutation(offset, Math.min(rest, 1), PIECES.get(random.nextInt(PIECES.size())));
      default -> new Mutation(offset, 0, PIECES.get(random.nextInt(PIECES.size())));
    };
  }

  private static String copied(String text, Random random) {
    int start = random.nextInt(text.length() + 1);
    return text.substring(start, Math.min(text.length(), start + random.nextInt(100)));
  }

  public String apply(String text) {
    return text.substring(0, offset) + this.text + text.substring(offset + length);
  }
}

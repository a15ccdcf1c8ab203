package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SnippetTest {
  @Test
  void showsTheLineWithACaretBelow() {
    assertEquals("b c\n  ^\n", at("a\nb c\nd", 4));
  }

  @Test
  void aPlaceBehindTheEndIsTheLastCharacter() {
    assertEquals("b\n^\n", at("a\nb\n\n", 99));
  }

  @Test
  void theEndOfALineCountsToTheLine() {
    assertEquals("ab\n ^\n", at("ab\ncd", 2));
  }

  @Test
  void cutsALongLineToBothSides() {
    String line = "a".repeat(100) + "b" + "c".repeat(100);
    assertEquals(
        "..." + "a".repeat(77) + "b" + "c".repeat(77) + "...\n" + " ".repeat(80) + "^\n",
        at(line, 100));
    assertEquals("a".repeat(78) + "...\n^\n", at("a".repeat(100), 0));
  }

  @Test
  void countsBytes() {
    assertEquals("é b\n   ^\n", at("é b", 3));
  }

  @Test
  void saysWhenThereIsNothingToShow() {
    assertEquals("<No context available>\n", at("", 0));
    assertEquals("<No context available>\n", at("\n", 0));
  }

  private static String at(String content, int offset) {
    return Snippet.of(
        new ByteText(content), new LoadProblem.Location("list", "", "a.yaml", 0, 0, offset));
  }
}

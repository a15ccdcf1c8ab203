package dev.eyas.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TracedTextTest {
  @Test
  void aPartStandsWhereItsCharactersDo() {
    TracedText text = Texts.traced("proc.name = a", "f", 10);
    assertEquals(new SourceRange("f", 10, 9), text.range(0, 9));
    assertEquals(new SourceRange("f", 22, 1), text.range(12, 13));
  }

  @Test
  void aPartOverTwoPiecesEndsWithTheFirst() {
    TracedText first = Texts.traced("a", "one", 5);
    TracedText second = Texts.traced("and b", "two", 7);
    TracedText both =
        new TracedText.Builder().append(first).append(second.causing(" ")).append(second).build();
    assertEquals("a and b", both.text());
    assertEquals(new SourceRange("one", 5, 1), both.range(0, 7));
    assertEquals(new SourceRange("two", 11, 1), both.range(6, 7));
  }

  @Test
  void whatIsPutInStandsWhereItsCauseDoes() {
    TracedText text = Texts.traced("in (shells)", "f", 0);
    TracedText items =
        new TracedText.Builder()
            .append(text.substring(0, 4))
            .append(text.at(4, "bash, zsh"))
            .append(text.substring(10, 11))
            .build();
    assertEquals("in (bash, zsh)", items.text());
    assertEquals(new SourceRange("f", 4, 1), items.range(6, 9));
    assertEquals(new SourceRange("f", 0, 11), items.range(0, 14));
  }

  @Test
  void aPlaceBehindTheEndIsTheLastCharacter() {
    assertEquals(new SourceRange("f", 12, 1), Texts.traced("abc", "f", 10).range(3, 4));
  }
}

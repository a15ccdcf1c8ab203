package dev.eyas.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.eyas.rules.TracedText.Cause;
import dev.eyas.rules.TracedText.Segment;
import java.util.List;
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
            .append(text.naming(4, 10, Texts.traced("bash", "lists", 20)))
            .append(text.at(4, ", "))
            .append(text.naming(4, 10, Texts.traced("zsh", "lists", 30)))
            .append(text.substring(10, 11))
            .build();
    assertEquals("in (bash, zsh)", items.text());
    assertEquals(new SourceRange("f", 4, 6), items.range(5, 7));
    assertEquals(new SourceRange("f", 0, 11), items.range(0, 14));
    assertEquals(
        List.of(
            new Segment(0, 4, Cause.WRITTEN, new SourceRange("f", 0, 4), null, null),
            listed(4, 8, new SourceRange("lists", 20, 4)),
            new Segment(8, 10, Cause.ADDED, new SourceRange("f", 4, 1), null, null),
            listed(10, 13, new SourceRange("lists", 30, 3)),
            new Segment(13, 14, Cause.WRITTEN, new SourceRange("f", 10, 1), null, null)),
        items.segments());
  }

  private static Segment listed(int start, int end, SourceRange item) {
    return new Segment(start, end, Cause.LIST, new SourceRange("f", 4, 6), "shells", item);
  }

  @Test
  void aPlaceBehindTheEndIsTheLastCharacter() {
    assertEquals(new SourceRange("f", 12, 1), Texts.traced("abc", "f", 10).range(3, 4));
  }

  @Test
  void aFoldedLineIsOneStretch() {
    int[] boundaries = {10, 11, 16, 17};
    TracedText text = TracedText.of("a b", new TracedText.Piece("f", 10, 17), i -> boundaries[i]);
    assertEquals(
        List.of(new Segment(0, 3, Cause.WRITTEN, new SourceRange("f", 10, 7), null, null)),
        text.segments());
    assertEquals(new SourceRange("f", 11, 5), text.range(1, 2));
    assertEquals(new SourceRange("f", 16, 1), text.substring(1, 3).range(1, 2));
    assertEquals(new SourceRange("f", 14, 5), text.moved(3).range(1, 2));
  }

  @Test
  void whatIsTakenBackIsNotThere() {
    TracedText text = Texts.traced("a ", "f", 0);
    TracedText.Builder built = new TracedText.Builder().append(text).append(text.at(1, ","));
    built.dropLast();
    built.dropLast();
    assertEquals(text.substring(0, 1), built.build());
  }

  @Test
  void textsOfTheSamePartsAreEqual() {
    TracedText text = Texts.traced("one two", "f", 3);
    TracedText again = Texts.traced("one two", "f", 1).moved(2);
    assertEquals(text, again);
    assertEquals(text.hashCode(), again.hashCode());
    assertEquals(text.substring(4, 7), again.substring(4, 7));
    assertNotEquals(text, again.moved(1));
  }
}

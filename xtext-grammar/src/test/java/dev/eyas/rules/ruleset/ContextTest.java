package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import org.junit.jupiter.api.Test;

class ContextTest {
  private static final RulesSource SOURCE = new RulesSource("a.yaml", "- list: é\n  items: []\n");

  /** As many problems as there are items must not look through the whole file as often. */
  @Test
  void allPlacesOfAFileShareItsBytes() {
    Context file = Context.of(SOURCE);
    Context item = file.at(ItemType.LIST, "é", place(0, 2, 2));
    Context key = item.at(ItemType.VALUE_FOR, "items", place(1, 2, 13));

    assertSame(file.content(), item.content());
    assertSame(file.content(), key.content());
    assertSame(file.content(), key.ofFile().content());
    assertSame(file.content().bytes(), key.underlining(key.range()).content().bytes());
  }

  @Test
  void fromAnyPlaceBackToTheFile() {
    Context file = Context.of(SOURCE);

    assertEquals(file, file.at(ItemType.LIST, "é", place(0, 2, 2)).ofFile());
  }

  private static ItemNode.Place place(int line, int column, int offset) {
    return new ItemNode.Place(line, column, offset, new SourceRange("a.yaml", offset, 1));
  }
}

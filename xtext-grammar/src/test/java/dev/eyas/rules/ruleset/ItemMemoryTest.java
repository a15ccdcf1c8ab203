package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.Samples;
import dev.eyas.rules.robustness.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A file that is read item by item is the same as one that is read as a whole. */
class ItemMemoryTest {
  private static final int EDITS = 300;

  private final ItemMemory memory = new ItemMemory();

  @Test
  void readsItemsAsTheyStandInTheirFile() throws IOException {
    for (String text : Samples.ALL) {
      compareEdited(text, new Random(text.length()));
    }
    String bundled = Files.readString(Path.of("..", "rules", "eyas_rules.yaml"));
    compareEdited(bundled.substring(0, bundled.indexOf("\n- ", 4_000) + 1), new Random(1));
  }

  private void compareEdited(String text, Random random) {
    String edited = text;
    for (int i = 0; i < EDITS; i++) {
      edited = random.nextInt(4) == 0 ? text : Mutation.of(edited, random).apply(edited);
      RulesSource source = new RulesSource("a.yaml", edited);
      Context file = Context.of(source);
      assertEquals(
          told(() -> YamlDocuments.read(source, file)),
          told(() -> memory.read(source, file)),
          edited);
    }
  }

  private static Object told(java.util.function.Supplier<Object> reading) {
    try {
      return reading.get();
    } catch (LoadFailure failure) {
      return failure.problem();
    }
  }

  @Test
  void takesItemsApartAtTheLeftMargin() {
    assertEquals(3, ItemTexts.of("# x\n- a\n  b\n\n- c\n# y\n-\n").size());
    assertEquals(0, ItemTexts.of("- a\nb: c\n").size());
    assertEquals(0, ItemTexts.of("---\n- a\n").size());
    assertEquals(0, ItemTexts.of(" - a\n - b\n").size());
    assertTrue(ItemTexts.of("").isEmpty());
  }

  @Test
  void anAliasIsReadWithItsAnchor() {
    String anchored = "- list: a\n  items: &x [b]\n- list: c\n  items: *x\n";
    RulesSource source = new RulesSource("a.yaml", anchored);
    ItemNode document = memory.read(source, Context.of(source)).get(0);
    ItemNode.Mapping last = (ItemNode.Mapping) ((ItemNode.Sequence) document).elements().get(1);
    assertEquals(1, ((ItemNode.Sequence) last.find("items").orElseThrow()).elements().size());
  }
}

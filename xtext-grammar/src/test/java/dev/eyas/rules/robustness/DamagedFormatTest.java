package dev.eyas.rules.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.GeneratedRules;
import dev.eyas.rules.formatting.RulesFormatter;
import dev.eyas.rules.formatting.TextChange;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Files that are broken in one or more places. */
class DamagedFormatTest {
  @Property(tries = 1000)
  void formattingTwiceIsFormattingOnce(@ForAll long seed) {
    Random random = new Random(seed);
    String text = GeneratedRules.file(seed);
    for (int i = random.nextInt(4); i >= 0; i--) {
      text = Mutation.of(text, random).apply(text);
    }
    String once = format(text);
    assertEquals(once, format(once), text);
  }

  private static String format(String text) {
    return TextChange.apply(text, RulesFormatter.format(text).changes());
  }
}

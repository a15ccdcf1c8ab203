package dev.eyas.rules.formatting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.GeneratedRules;
import dev.eyas.rules.RulesSource;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Files in every style that YAML has. */
class FormatPropertyTest {
  @Property(tries = 1000)
  void everyFileMeansWhatItMeant(@ForAll long seed) {
    String text = GeneratedRules.file(seed);
    List<RulesSource> sources = List.of(new RulesSource("a.yaml", text));
    List<String> errors =
        Meaning.of(sources).stream().filter(line -> line.startsWith("LOAD_ERR")).toList();
    assertEquals(List.of(), errors, text);
    FormatCorpusTest.assertKept(sources, text);
  }
}

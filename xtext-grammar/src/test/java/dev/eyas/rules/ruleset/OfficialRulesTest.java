package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficialRulesTest {
  private static List<RulesSource> sources() {
    return Corpus.officialRules().entrySet().stream()
        .map(file -> new RulesSource(file.getKey(), file.getValue()))
        .toList();
  }

  @Test
  void loadWithoutErrorOrWarning() {
    LoadOutcome outcome = new RulesLoader().load(sources());
    for (LoadResult result : outcome.results()) {
      assertEquals(List.of(), result.errors(), result.name());
      assertEquals(List.of(), result.warnings(), result.name());
    }
    assertTrue(outcome.ruleset().rules().size() > 80, "rules " + outcome.ruleset().rules().size());
  }
}

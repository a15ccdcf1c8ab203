package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.List;

/** Rulesets for tests. */
public final class TestRules {
  private TestRules() {}

  public static LoadOutcome tryLoad(String yaml) {
    return new RulesLoader().load(List.of(new RulesSource("test.yaml", yaml)));
  }

  public static EffectiveRuleset load(String yaml) {
    LoadOutcome outcome = tryLoad(yaml);
    assertTrue(outcome.successful(), () -> outcome.results().toString());
    return outcome.ruleset();
  }

  /** One rule's YAML. */
  public static String rule(String name, String condition, String output) {
    return """
        - rule: %s
          desc: for a test
          condition: >
            %s
          output: %s
          priority: WARNING
          warn_evttypes: false
          tags: [two, one]
        """
        .formatted(name, condition, quote(output));
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

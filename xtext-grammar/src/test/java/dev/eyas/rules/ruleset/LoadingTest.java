package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.condition.ConditionPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The loader, statement by statement: {@code loading.yaml} has them with their files. */
class LoadingTest {
  @TestFactory
  Stream<DynamicTest> loads() throws IOException {
    try (InputStream in = LoadingTest.class.getResourceAsStream("loading.yaml")) {
      List<Map<String, Object>> cases = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return cases.stream()
          .map(c -> DynamicTest.dynamicTest((String) c.get("about"), () -> check(c)));
    }
  }

  private static void check(Map<String, Object> expected) {
    List<RulesSource> files = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      if (expected.containsKey(name)) {
        files.add(new RulesSource(name + ".yaml", (String) expected.get(name)));
      }
    }
    LoadOutcome outcome = new RulesLoader().load(files);

    assertEquals(expected.getOrDefault("says", List.of()), told(outcome));
    EffectiveRuleset ruleset = outcome.ruleset();
    if (expected.containsKey("order")) {
      assertEquals(
          expected.get("order"), ruleset.rules().stream().map(EffectiveRule::name).toList());
    }
    text(expected, "condition", ruleset, rule -> ConditionPrinter.print(rule.condition()));
    text(expected, "output", ruleset, rule -> rule.output().text());
    SchemaVerdict schema = outcome.results().get(0).schema();
    if (expected.containsKey("schema")) {
      assertEquals(expected.get("schema"), verdict(schema));
    }
    if (expected.containsKey("violations")) {
      assertEquals(expected.get("violations"), schema.violations());
    }
  }

  private static void text(
      Map<String, Object> expected,
      String part,
      EffectiveRuleset ruleset,
      Function<EffectiveRule, String> read) {
    if (expected.containsKey(part)) {
      assertEquals(expected.get(part), read.apply(ruleset.rule("r").orElseThrow()));
    }
  }

  private static List<String> told(LoadOutcome outcome) {
    return outcome.results().stream()
        .flatMap(result -> Stream.concat(result.errors().stream(), result.warnings().stream()))
        .map(problem -> problem.code() + " " + problem.message())
        .toList();
  }

  private static String verdict(SchemaVerdict schema) {
    return !schema.checked() ? "none" : schema.valid() ? "ok" : "failed";
  }
}

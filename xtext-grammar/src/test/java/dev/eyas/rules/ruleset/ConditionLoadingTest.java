package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.condition.EventTypeSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Conditions, statement by statement: {@code conditions.yaml} has them with their outcome. */
class ConditionLoadingTest {
  private static final String RULE =
      """
      - rule: r
        desc: d
        condition: "%s"
        output: x
        priority: INFO
        warn_evttypes: false
      """;

  @TestFactory
  Stream<DynamicContainer> loads() throws IOException {
    try (InputStream in = ConditionLoadingTest.class.getResourceAsStream("conditions.yaml")) {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(100);
      List<Map<String, Object>> statements = new Yaml(new SafeConstructor(options)).load(in);
      return statements.stream()
          .filter(statement -> statement.containsKey("about"))
          .map(s -> DynamicContainer.dynamicContainer((String) s.get("about"), tests(s)));
    }
  }

  private static Stream<DynamicTest> tests(Map<String, Object> statement) {
    return Stream.of(
            tests(statement, "prints", ConditionLoadingTest::printed),
            tests(statement, "says", ConditionLoadingTest::said),
            tests(statement, "warns", ConditionLoadingTest::warned),
            tests(statement, "events", ConditionLoadingTest::eventTypes))
        .flatMap(each -> each);
  }

  private static Stream<DynamicTest> tests(
      Map<String, Object> statement, String key, Function<LoadOutcome, Object> told) {
    Map<?, ?> conditions = (Map<?, ?>) statement.getOrDefault(key, Map.of());
    return conditions.entrySet().stream()
        .map(
            entry -> {
              String condition = (String) entry.getKey();
              return DynamicTest.dynamicTest(
                  condition, () -> assertEquals(entry.getValue(), told.apply(load(condition))));
            });
  }

  private static LoadOutcome load(String condition) {
    String quoted =
        condition
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\b", "\\b");
    return new RulesLoader().load(List.of(new RulesSource("a.yaml", RULE.formatted(quoted))));
  }

  private static Object printed(LoadOutcome outcome) {
    assertEquals(List.of(), outcome.results().get(0).errors());
    return ConditionPrinter.print(rule(outcome).condition());
  }

  private static Object said(LoadOutcome outcome) {
    LoadProblem error = outcome.results().get(0).errors().get(0);
    return error.code() == LoadCode.LOAD_ERR_COMPILE_CONDITION
        ? error.message()
        : error.code() + " " + error.message();
  }

  private static Object warned(LoadOutcome outcome) {
    assertEquals(List.of(), outcome.results().get(0).errors());
    return outcome.results().get(0).warnings().stream().map(LoadProblem::message).toList();
  }

  private static Object eventTypes(LoadOutcome outcome) {
    return EventTypeSet.of(rule(outcome).condition()).cardinality();
  }

  private static EffectiveRule rule(LoadOutcome outcome) {
    return outcome.ruleset().rule("r").orElseThrow();
  }
}

package dev.eyas.rules.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.FieldDescriptions;
import dev.eyas.catalog.Fields;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.LintCode;
import dev.eyas.rules.validation.lint.LintSettings;
import dev.eyas.rules.validation.lint.Linter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the fields' descriptions are right. */
class FieldExamplesTest {
  /** The event type is what an example leaves out. */
  private static final String RULE =
      """
      - rule: r
        desc: d
        condition: %s
        output: "%s"
        priority: info
        warn_evttypes: false
      """;

  private static final RulesLoader LOADER = new RulesLoader();

  static Stream<Field> fields() {
    return Fields.all().stream();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void exampleLoadsWithoutAWordOfFalcosOrOurs(Field field) {
    String example = FieldDescriptions.find(field).orElseThrow().example();
    boolean isOutput = example.startsWith("%");
    RulesSource source =
        new RulesSource(
            "r.yaml",
            RULE.formatted(
                isOutput ? "evt.type = open" : quoted(example), isOutput ? example : "x"));

    LoadOutcome outcome = LOADER.load(List.of(source));

    assertEquals(List.of(), problems(outcome));
    List<Finding> findings =
        new Linter().run(List.of(source), outcome.ruleset(), LintSettings.DEFAULTS, () -> false);
    assertEquals(
        List.of(),
        findings.stream().filter(finding -> finding.code() != LintCode.EYAS010).toList());
  }

  private static List<String> problems(LoadOutcome outcome) {
    return outcome.results().stream()
        .flatMap(result -> Stream.concat(result.errors().stream(), result.warnings().stream()))
        .filter(problem -> !isAboutDeprecation(problem))
        .map(problem -> problem.code() + " " + problem.message())
        .toList();
  }

  private static boolean isAboutDeprecation(LoadProblem problem) {
    return problem.code().name().equals("LOAD_DEPRECATED_ITEM");
  }

  private static String quoted(String condition) {
    return "'" + condition.replace("'", "''") + "'";
  }
}

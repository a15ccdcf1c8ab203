package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.condition.ConditionPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Upstream's own cases about loading, as far as they are about loading alone. */
class RuleLoaderConformanceTest {
  private static final int FLOOR = 120;

  private final RulesLoader loader = new RulesLoader();
  private int passed;
  private int total;

  @Test
  void loadsAsFalcoDoes() {
    JsonObject corpus = Corpus.json("conformance/rule_loader.json").getAsJsonObject();
    for (JsonElement element : corpus.getAsJsonArray("cases")) {
      run(element.getAsJsonObject());
    }
    System.out.printf("conformance rule_loader: %d of %d expectations%n", passed, total);
    assertTrue(passed >= FLOOR, "expectations met: " + passed);
  }

  private void run(JsonObject testCase) {
    List<RulesSource> sources = new ArrayList<>();
    LoadOutcome outcome = null;
    for (JsonElement element : testCase.getAsJsonArray("steps")) {
      JsonObject step = element.getAsJsonObject();
      if (step.has("do") && step.get("do").getAsString().equals("load")) {
        sources.add(
            new RulesSource(step.get("name").getAsString(), step.get("content").getAsString()));
        outcome = loader.load(sources);
        if (!step.get("ok").isJsonNull()) {
          boolean ok = last(outcome).successful() == step.get("ok").getAsBoolean();
          count(ok, testCase, step, outcome);
        }
      } else if (step.has("expect") && outcome != null) {
        expect(testCase, step, outcome);
      }
    }
  }

  private void expect(JsonObject testCase, JsonObject step, LoadOutcome outcome) {
    LoadResult result = last(outcome);
    switch (step.get("expect").getAsString()) {
      case "warning_message" -> count(contains(result.warnings(), step), testCase, step, outcome);
      case "error_message" -> count(contains(result.errors(), step), testCase, step, outcome);
      case "has_warnings" -> {
        boolean wanted = step.get("value").getAsBoolean();
        count(result.warnings().isEmpty() != wanted, testCase, step, outcome);
      }
      case "compiled_condition" -> {
        String rule = step.get("rule").getAsString();
        boolean same =
            outcome.ruleset().rules().stream()
                .filter(r -> r.name().equals(rule))
                .map(r -> ConditionPrinter.print(r.condition()))
                .anyMatch(step.get("equals").getAsString()::equals);
        count(same, testCase, step, outcome);
      }
      default -> {}
    }
  }

  private static boolean contains(List<LoadProblem> problems, JsonObject step) {
    boolean negate = step.has("negate") && step.get("negate").getAsBoolean();
    String wanted = step.get("contains").getAsString();
    return negate
        != problems.stream()
            .flatMap(p -> Stream.of(p.message(), p.code().summary(), p.code().name()))
            .anyMatch(text -> text.contains(wanted));
  }

  private void count(boolean met, JsonObject testCase, JsonObject step, LoadOutcome outcome) {
    total++;
    if (met) {
      passed++;
    } else {
      System.out.println("differs: " + testCase.get("id").getAsString() + " " + step);
      System.out.println("  told " + outcome.results());
      outcome
          .ruleset()
          .rules()
          .forEach(r -> System.out.println("  " + ConditionPrinter.print(r.condition())));
    }
  }

  private static LoadResult last(LoadOutcome outcome) {
    return outcome.results().get(outcome.results().size() - 1);
  }
}

package dev.eyas.rules.ruleset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.eyas.rules.CaseReport;
import dev.eyas.rules.CaseReport.Difference;
import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.condition.ConditionPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Upstream's own cases about loading, each expectation of each step. */
class RuleLoaderConformanceTest {
  private static final String DEFAULT_RULESET = "falco-default-ruleset";

  private final CaseReport report = new CaseReport();

  @Test
  void loadsAsFalcoDoes() {
    JsonObject corpus = Corpus.json("conformance/rule_loader.json").getAsJsonObject();
    for (JsonElement element : corpus.getAsJsonArray("cases")) {
      JsonObject testCase = element.getAsJsonObject();
      new Run(testCase.get("id").getAsString()).steps(testCase.getAsJsonArray("steps"));
    }
    report.requireAll(
        "rule_loader",
        List.of(
            "compiled_condition",
            "compiled_formatted_fields",
            "compiled_output",
            "describe",
            "error_message",
            "has_warnings",
            "load",
            "num_rules",
            "result_json",
            "schema_validation",
            "warning_message"));
  }

  /** One case: files that are loaded one after the other, and what is expected in between. */
  private final class Run {
    private final String id;
    private final List<RulesSource> sources = new ArrayList<>();
    private LoadOutcome outcome;
    private boolean acted;

    Run(String id) {
      this.id = id;
    }

    void steps(JsonArray steps) {
      for (JsonElement element : steps) {
        JsonObject step = element.getAsJsonObject();
        if (step.has("expect")) {
          expect(step.get("expect").getAsString(), step);
        } else if (text(step, "do").equals("load")) {
          load(step);
        } else {
          acted = true;
        }
      }
    }

    private void load(JsonObject step) {
      sources.add(new RulesSource(text(step, "name"), text(step, "content")));
      outcome = new RulesLoader().load(sources);
      if (!step.get("ok").isJsonNull()) {
        hold("load", step, last().successful() == step.get("ok").getAsBoolean(), last());
      }
    }

    private void expect(String kind, JsonObject step) {
      if (outcome == null || isOfTheEngine(kind, step)) {
        report.leaveOut(kind);
        return;
      }
      switch (kind) {
        case "warning_message" -> says(kind, step, last().warnings());
        case "error_message" -> says(kind, step, last().errors());
        case "has_warnings" ->
            hold(
                kind,
                step,
                last().warnings().isEmpty() != step.get("value").getAsBoolean(),
                last().warnings());
        case "schema_validation" -> same(kind, step, "prefix", schema());
        case "num_rules" -> same(kind, step, "equals", new JsonPrimitive(enabled()));
        case "compiled_condition" ->
            same(
                kind,
                step,
                "equals",
                new JsonPrimitive(ConditionPrinter.print(rule(step).condition())));
        case "compiled_output" ->
            same(kind, step, "equals", new JsonPrimitive(rule(step).output().text()));
        case "describe" -> same(kind, step, "equals", described(step));
        case "result_json" -> {
          String snippet = last().errors().get(0).snippet();
          hold(kind, step, snippet.contains(text(step, "contains")), snippet);
        }
        default -> report.leaveOut(kind);
      }
    }

    /** Rule sets by name, outputs that a program adds, and functions: not the loader's. */
    private boolean isOfTheEngine(String kind, JsonObject step) {
      return acted
          || kind.equals("num_rules") && !text(step, "ruleset").equals(DEFAULT_RULESET)
          || kind.equals("describe")
              && !step.getAsJsonArray("path").get(2).toString().equals("\"info\"");
    }

    private LoadResult last() {
      return outcome.results().get(outcome.results().size() - 1);
    }

    private EffectiveRule rule(JsonObject step) {
      return outcome.ruleset().rule(text(step, "rule")).orElseThrow();
    }

    private long enabled() {
      return outcome.ruleset().rules().stream().filter(EffectiveRule::enabled).count();
    }

    private JsonElement schema() {
      SchemaVerdict schema = last().schema();
      return new JsonPrimitive(!schema.checked() ? "none" : schema.valid() ? "ok" : "failed");
    }

    private JsonElement described(JsonObject step) {
      MergedRule rule = rule(step).merged();
      return switch (step.getAsJsonArray("path").get(3).getAsString()) {
        case "condition" -> new JsonPrimitive(rule.condition().text());
        case "output" -> new JsonPrimitive(rule.output().text());
        case "description" -> new JsonPrimitive(rule.description().text());
        case "priority" -> new JsonPrimitive(rule.priority().label());
        case "enabled" -> new JsonPrimitive(rule.enabled());
        case "source" -> new JsonPrimitive(rule.source());
        case "name" -> new JsonPrimitive(rule.name());
        case "capture" -> new JsonPrimitive(rule.capture());
        case "capture_duration" -> new JsonPrimitive(rule.captureMillis());
        default -> {
          JsonArray tags = new JsonArray();
          rule.tags().keySet().forEach(tags::add);
          yield tags;
        }
      };
    }

    private void says(String kind, JsonObject step, List<LoadProblem> problems) {
      boolean negate = step.has("negate") && step.get("negate").getAsBoolean();
      boolean contained =
          problems.stream()
              .flatMap(p -> Stream.of(p.message(), p.code().summary(), p.code().name()))
              .anyMatch(said -> said.contains(text(step, "contains")));
      hold(kind, step, contained != negate, problems);
    }

    private void same(String kind, JsonObject step, String key, JsonElement told) {
      JsonElement wanted = step.get(key);
      boolean numbers =
          wanted.isJsonPrimitive()
              && wanted.getAsJsonPrimitive().isNumber()
              && told.getAsLong() == wanted.getAsLong();
      hold(kind, step, numbers || wanted.equals(told), told);
    }

    private void hold(String kind, JsonObject step, boolean holds, Object told) {
      report.add(
          kind,
          id,
          holds ? Optional.empty() : Optional.of(new Difference(step + "\n  told " + told)));
    }
  }

  private static String text(JsonObject step, String key) {
    return step.get(key).getAsString();
  }
}

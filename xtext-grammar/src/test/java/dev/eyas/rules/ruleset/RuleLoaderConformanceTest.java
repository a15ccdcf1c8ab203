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
import dev.eyas.rules.config.AppendOutput;
import dev.eyas.rules.config.RuleSelection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Map<String, List<RuleSelection>> selections = new HashMap<>();
    private final List<AppendOutput> appended = new ArrayList<>();

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
          act(text(step, "call"), step.getAsJsonArray("args"));
        }
      }
    }

    /** What a configuration's {@code rules} and {@code append_output} come to in Falco's engine. */
    private void act(String call, JsonArray args) {
      switch (call) {
        case "enable_rule" -> select(args, "*" + args.get(0).getAsString() + "*", "");
        case "enable_rule_exact" -> {
          String name = args.get(0).getAsString();
          select(args, name.isEmpty() ? "*" : name, "");
        }
        case "enable_rule_by_tag" ->
            args.get(0).getAsJsonArray().forEach(tag -> select(args, "", tag.getAsString()));
        case "add_extra_output_format" -> append(args, 1, args.get(0).getAsString(), Map.of());
        case "add_extra_output_formatted_field" ->
            append(args, 2, "", Map.of(args.get(0).getAsString(), args.get(1).getAsString()));
        default -> throw new IllegalArgumentException(call);
      }
    }

    private void select(JsonArray args, String name, String tag) {
      String ruleset = args.size() < 3 ? DEFAULT_RULESET : ruleset(args.get(2));
      selections
          .computeIfAbsent(ruleset, r -> new ArrayList<>())
          .add(new RuleSelection(args.get(1).getAsBoolean(), name, tag));
    }

    /** By its name, or by a variable for the number that it has. */
    private static String ruleset(JsonElement argument) {
      return argument.isJsonObject()
          ? argument
              .getAsJsonObject()
              .get("raw")
              .getAsString()
              .replaceFirst("_id$", "")
              .replace('_', '-')
          : argument.getAsString();
    }

    private void append(JsonArray args, int match, String extra, Map<String, String> fields) {
      Set<String> tags = new HashSet<>();
      args.get(match + 1).getAsJsonArray().forEach(tag -> tags.add(tag.getAsString()));
      appended.add(
          new AppendOutput(
              args.get(match).getAsString(),
              tags,
              args.get(match + 2).getAsString(),
              extra,
              fields,
              false,
              "case " + id));
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
        case "num_rules" ->
            same(kind, step, "equals", new JsonPrimitive(enabled(text(step, "ruleset"))));
        case "compiled_condition" ->
            same(
                kind,
                step,
                "equals",
                new JsonPrimitive(ConditionPrinter.print(rule(step).condition())));
        case "compiled_formatted_fields" -> same(kind, step, "equals", extraFields(rule(step)));
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

    /** What is derived of a rule, such as its fields, is the command's to describe. */
    private boolean isOfTheEngine(String kind, JsonObject step) {
      return kind.equals("describe")
          && !step.getAsJsonArray("path").get(2).toString().equals("\"info\"");
    }

    private LoadResult last() {
      return outcome.results().get(outcome.results().size() - 1);
    }

    private EffectiveRule rule(JsonObject step) {
      return new OutputAppender(appended)
          .applyTo(outcome.ruleset())
          .rule(text(step, "rule"))
          .orElseThrow();
    }

    /** In the default ruleset rules are as their files say, in others off until switched on. */
    private long enabled(String ruleset) {
      EffectiveRuleset all = outcome.ruleset();
      EffectiveRuleset before =
          ruleset.equals(DEFAULT_RULESET)
              ? all
              : all.with(all.rules().stream().map(rule -> rule.enabled(false)).toList());
      return new RuleSelector(selections.getOrDefault(ruleset, List.of()))
          .applyTo(before).rules().stream().filter(EffectiveRule::enabled).count();
    }

    private static JsonObject extraFields(EffectiveRule rule) {
      JsonObject fields = new JsonObject();
      rule.output()
          .extraFields()
          .forEach((name, format) -> fields.addProperty(name, format.text()));
      return fields;
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

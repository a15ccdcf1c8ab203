package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The loader against what Falco said of the same files. */
class VerdictsTest {
  /**
   * Cases that engine 0.63 decides otherwise than 0.62, which gave the verdicts: an empty set of
   * event types is no longer warned of, {@code \\x} is an escape, and the version itself.
   */
  private static final Set<String> OTHER_ENGINE =
      Set.of(
          "2bf4617ff76d",
          "cdf91b5f3123",
          "eed4b9477f11",
          "2c21e8d33f36",
          "a699756c45de",
          "68238c9c6cc1",
          "e632e4d0a9c0",
          "8988bb6814f1",
          "40e0a5c5d572",
          "8eded2aef4d4",
          "8f178e0fc682");

  /** Cases with the same codes, in the same order, for each file. */
  private static final int FLOOR_CODES = 3_043;

  /** Cases with the same messages, places and snippets besides. */
  private static final int FLOOR_EXACT = 3_041;

  private record Tally(int codes, int exact, int total) {
    Tally plus(boolean sameCodes, boolean same) {
      return new Tally(codes + (sameCodes ? 1 : 0), exact + (same ? 1 : 0), total + 1);
    }
  }

  @Test
  void saysWhatFalcoSays() {
    RulesLoader loader = new RulesLoader();
    Map<String, Tally> groups = new TreeMap<>();
    for (JsonElement element : Corpus.json("verdicts/verdicts.json").getAsJsonArray()) {
      JsonObject verdict = element.getAsJsonObject();
      LoadOutcome outcome = loader.load(sources(verdict));
      boolean known = OTHER_ENGINE.contains(verdict.get("id").getAsString());
      boolean codes = known || expected(verdict, false).equals(told(verdict, outcome, false));
      boolean exact =
          known || codes && expected(verdict, true).equals(told(verdict, outcome, true));
      report(verdict, outcome, codes, exact);
      Tally none = new Tally(0, 0, 0);
      groups.merge(
          verdict.get("group").getAsString(),
          none.plus(codes, exact),
          (tally, one) -> tally.plus(codes, exact));
    }
    groups.forEach(
        (group, t) ->
            System.out.printf(
                "%-24s codes %d, exact %d of %d%n", group, t.codes, t.exact, t.total));
    int codes = groups.values().stream().mapToInt(Tally::codes).sum();
    int exact = groups.values().stream().mapToInt(Tally::exact).sum();
    int total = groups.values().stream().mapToInt(Tally::total).sum();
    System.out.printf("verdicts: codes %d, exact %d of %d%n", codes, exact, total);
    assertTrue(codes >= FLOOR_CODES, "fewer cases than before with Falco's codes: " + codes);
    assertTrue(exact >= FLOOR_EXACT, "fewer cases than before with Falco's words: " + exact);
  }

  private static void report(
      JsonObject verdict, LoadOutcome outcome, boolean codes, boolean exact) {
    if (Boolean.getBoolean("eyas.verbose") && !exact) {
      System.out.println(
          "%s %s %s\n  want %s\n  told %s"
              .formatted(
                  codes ? "WORDS" : "CODES",
                  verdict.get("group").getAsString(),
                  verdict.get("id").getAsString(),
                  expected(verdict, true),
                  told(verdict, outcome, true)));
    }
  }

  private static List<RulesSource> sources(JsonObject verdict) {
    List<RulesSource> sources = new ArrayList<>();
    for (JsonElement file : verdict.getAsJsonArray("files")) {
      JsonObject object = file.getAsJsonObject();
      sources.add(
          new RulesSource(object.get("name").getAsString(), object.get("content").getAsString()));
    }
    return sources;
  }

  private static List<String> expected(JsonObject verdict, boolean exact) {
    if (verdict.get("results").isJsonNull()) {
      return List.of("some error");
    }
    return elements(verdict, "results")
        .map(
            result ->
                result.get("name").getAsString()
                    + Stream.concat(elements(result, "errors"), elements(result, "warnings"))
                        .map(problem -> expectedProblem(problem, exact))
                        .toList())
        .toList();
  }

  private static String expectedProblem(JsonObject problem, boolean exact) {
    String code = problem.get("code").getAsString();
    if (!exact) {
      return code;
    }
    JsonElement field = problem.get("deprecated_field");
    JsonObject context = problem.getAsJsonObject("context");
    return "\n    "
        + List.of(
            code,
            problem.get("message").getAsString(),
            field == null ? "" : field.getAsString(),
            elements(context, "locations").map(VerdictsTest::location).toList(),
            context.get("snippet").getAsString());
  }

  private static String location(JsonObject location) {
    JsonObject position = location.getAsJsonObject("position");
    return Stream.of("line", "column", "offset")
        .map(key -> position.get(key).getAsString())
        .collect(
            Collectors.joining(
                ":",
                location.get("item_type").getAsString()
                    + " '"
                    + location.get("item_name").getAsString()
                    + "' "
                    + position.get("name").getAsString()
                    + ":",
                ""));
  }

  private static List<String> told(JsonObject verdict, LoadOutcome outcome, boolean exact) {
    if (verdict.get("results").isJsonNull()) {
      return List.of(outcome.successful() ? "no error" : "some error");
    }
    return outcome.results().stream()
        .map(
            result ->
                result.name()
                    + Stream.concat(result.errors().stream(), result.warnings().stream())
                        .map(problem -> toldProblem(problem, exact))
                        .toList())
        .toList();
  }

  private static String toldProblem(LoadProblem problem, boolean exact) {
    if (!exact) {
      return problem.code().name();
    }
    String field = problem.deprecatedField();
    return "\n    "
        + List.of(
            problem.code().name(),
            problem.message(),
            field == null ? "" : field,
            problem.context().stream()
                .map(
                    l ->
                        "%s '%s' %s:%d:%d:%d"
                            .formatted(
                                l.itemType(),
                                l.itemName(),
                                l.name(),
                                l.line(),
                                l.column(),
                                l.offset()))
                .toList(),
            problem.snippet());
  }

  private static Stream<JsonObject> elements(JsonObject parent, String array) {
    return StreamSupport.stream(parent.getAsJsonArray(array).spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }
}

package dev.eyas.rules.ruleset;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.CaseReport;
import dev.eyas.rules.CaseReport.Difference;
import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The loader against what Falco said of the same files: success, schema, codes, messages, contexts
 * with positions, and snippets.
 */
class VerdictsTest {
  private static final List<String> GROUPS =
      List.of(
          "append-true",
          "before",
          "condition",
          "condition-with-macro",
          "document",
          "enabled-only",
          "exceptions",
          "field-operator",
          "list",
          "list-after",
          "list-nested",
          "list-two-files",
          "macro",
          "macro-after",
          "macro-chain",
          "macro-two-files",
          "macro-unused",
          "missing-key",
          "names",
          "odd-value",
          "output",
          "output-field",
          "output-skip",
          "override",
          "override-absent",
          "override-and-append",
          "override-unlisted",
          "rule-key",
          "rule-key-unknown-field",
          "same-file",
          "scalar-style",
          "transformer");

  /** Words of a library of Falco's, which are ours to choose. */
  private static final Pattern LIBRARY_WORDS =
      Pattern.compile("(yaml-cpp: |YAML |invalid regex pattern: ).*", Pattern.DOTALL);

  /** The verdicts are of an engine before ours. */
  private static final String THEIR_ENGINE = "but engine version is 0.62.0";

  private static final String OUR_ENGINE = "but engine version is 0.63.0";

  private final RulesLoader loader = new RulesLoader();

  @Test
  void saysWhatFalcoSays() {
    CaseReport report = new CaseReport();
    for (JsonElement element : Corpus.json("verdicts/verdicts.json").getAsJsonArray()) {
      JsonObject verdict = element.getAsJsonObject();
      report.run(
          verdict.get("group").getAsString(),
          verdict.get("id").getAsString(),
          () -> difference(verdict));
    }
    report.requireAll("verdicts", GROUPS);
  }

  private Optional<Difference> difference(JsonObject verdict) {
    LoadOutcome outcome = loader.load(sources(verdict));
    if (verdict.get("results").isJsonNull()) {
      return outcome.successful()
          ? Optional.of(new Difference("loads where Falco ends"))
          : Optional.empty();
    }
    List<String> wanted = elements(verdict, "results").flatMap(VerdictsTest::wanted).toList();
    List<String> told = outcome.results().stream().flatMap(VerdictsTest::told).toList();
    for (int i = 0; i < Math.max(wanted.size(), told.size()); i++) {
      String one = i < wanted.size() ? wanted.get(i) : "nothing";
      String other = i < told.size() ? told.get(i) : "nothing";
      if (!one.equals(other)) {
        String text = "\n  wanted " + one + "\n  told   " + other;
        return Optional.of(new Difference(text, excuse(wanted, outcome)));
      }
    }
    return Optional.empty();
  }

  /** What engine 0.63 decides otherwise than the one before. */
  private static String excuse(List<String> wanted, LoadOutcome outcome) {
    if (wanted.stream().anyMatch(w -> w.contains("unsupported string escape sequence: \\x'"))) {
      return "engine 0.62 knows no \\x escape";
    }
    boolean warned = wanted.stream().anyMatch(w -> w.startsWith("LOAD_NO_EVTTYPE"));
    boolean empty = outcome.ruleset().rules().stream().anyMatch(r -> r.eventTypes().isEmpty());
    return warned && empty ? "engine 0.62 warns of an empty set of event types" : null;
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

  private static Stream<String> wanted(JsonObject result) {
    String head =
        head(
            result.get("name").getAsString(),
            result.get("successful").getAsBoolean(),
            Objects.toString(result.get("schema_valid"), "not checked"));
    Stream<JsonObject> problems =
        Stream.concat(elements(result, "errors"), elements(result, "warnings"));
    return Stream.concat(Stream.of(head), problems.map(VerdictsTest::wantedProblem));
  }

  private static Stream<String> told(LoadResult result) {
    SchemaVerdict schema = result.schema();
    String valid = schema.checked() ? String.valueOf(schema.valid()) : "not checked";
    String head = head(result.name(), result.successful(), valid);
    Stream<LoadProblem> problems =
        Stream.concat(result.errors().stream(), result.warnings().stream());
    return Stream.concat(Stream.of(head), problems.map(VerdictsTest::toldProblem));
  }

  private static String head(String name, boolean successful, String schemaValid) {
    return name + " successful=" + successful + " schema_valid=" + schemaValid;
  }

  private static String wantedProblem(JsonObject problem) {
    JsonElement field = problem.get("deprecated_field");
    JsonObject context = problem.getAsJsonObject("context");
    return problem(
        problem.get("code").getAsString(),
        problem.get("message").getAsString(),
        field == null ? null : field.getAsString(),
        elements(context, "locations").map(VerdictsTest::location).toList(),
        context.get("snippet").getAsString());
  }

  private static String toldProblem(LoadProblem problem) {
    return problem(
        problem.code().name(),
        problem.message(),
        problem.deprecatedField(),
        problem.context().stream().map(VerdictsTest::location).toList(),
        problem.snippet());
  }

  private static String problem(
      String code, String message, String field, List<String> locations, String snippet) {
    String words =
        LIBRARY_WORDS.matcher(message).replaceFirst("$1…").replace("YAML …", "yaml-cpp: …");
    return "%s '%s' %s %s\n%s"
        .formatted(
            code,
            words.replace(THEIR_ENGINE, OUR_ENGINE),
            Objects.toString(field, ""),
            locations,
            snippet);
  }

  private static String location(JsonObject location) {
    JsonObject position = location.getAsJsonObject("position");
    return location(
        new LoadProblem.Location(
            location.get("item_type").getAsString(),
            location.get("item_name").getAsString(),
            position.get("name").getAsString(),
            position.get("line").getAsInt(),
            position.get("column").getAsInt(),
            position.get("offset").getAsInt()));
  }

  private static String location(LoadProblem.Location l) {
    return "%s '%s' %s:%d:%d:%d"
        .formatted(l.itemType(), l.itemName(), l.name(), l.line(), l.column(), l.offset());
  }

  private static Stream<JsonObject> elements(JsonObject parent, String array) {
    return StreamSupport.stream(parent.getAsJsonArray(array).spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }
}

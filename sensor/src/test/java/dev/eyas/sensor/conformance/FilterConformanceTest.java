package dev.eyas.sensor.conformance;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.eyas.catalog.Priority;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.sensor.AlertSink;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.LoadedRuleset;
import dev.eyas.sensor.TestRules;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.output.OutputOptions;
import dev.eyas.sensor.state.TestProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Falco says of conditions, fields and outputs, event by event. */
class FilterConformanceTest {
  private static final String NA = "<NA>";

  /** Scenarios that depend on what their calls do not say. */
  private static final Map<String, String> UNTOLD =
      Map.of("PROC_FILTER_pgid_family", "group ids that are set between the events");

  /** A mock field's operator and value, which do not matter. */
  private static final String COMPARED =
      "(\\s+exists|\\s*(<=|>=|!=|==?|<|>)\\s*[\\w.]+|\\s+[a-z]+\\s*(\\([^()]*\\)|[\\w.]+))";

  /** What an alert showed. */
  private record Shown(String message, Map<String, Object> fields) {}

  private Cases cases;

  @BeforeEach
  void read() throws IOException {
    cases = Cases.read();
  }

  @Test
  void evaluation() {
    cases.run("eval", this::evaluate);
  }

  @Test
  void logic() {
    cases.run("run", FilterConformanceTest::decide);
  }

  /** The cases' own fields, by checks that come to the same and a path that reads the same. */
  private static String decide(JsonObject test) {
    String filter = test.get("filter").getAsString();
    String condition =
        filter
            .replaceAll("c\\.true" + COMPARED, "evt.cpu>=0")
            .replaceAll("c\\.false" + COMPARED, "evt.cpu<0")
            .replaceAll("c\\.(single|double)quote", "evt.arg.path");
    char quote = filter.contains("c.single") ? '\'' : '"';
    Event event =
        new EventBuilder("SYSCALL_GETCWD_X")
            .with("res", 0)
            .with("path", "hello " + quote + "quoted" + quote)
            .build();
    boolean holds = !play(TestRules.tryLoad(rule(condition, "x")), List.of(event)).isEmpty();
    return holds == test.get("result").getAsBoolean() ? null : filter + " came to " + holds;
  }

  private String evaluate(JsonObject test) {
    boolean isField = test.has("field");
    String subject = test.get(isField ? "field" : "filter").getAsString();
    String condition = isField ? "evt.num exists" : subject;
    String output = isField ? "%" + subject : "matched";
    String expected = expected(test, isField);
    String actual;
    List<Event> events = events(test);
    LoadOutcome outcome = TestRules.tryLoad(rule(condition, output));
    if (!outcome.successful()) {
      String error = outcome.results().get(0).errors().get(0).message();
      if (error.startsWith("event code search does not support")) {
        throw new Unmodelled("a filter, but no rule");
      }
      actual = "throw";
    } else {
      List<Shown> shown = play(outcome, events);
      Object value = shown.isEmpty() || !isField ? null : shown.get(0).fields().get(subject);
      actual =
          isField
              ? (value == null ? NA + " absent" : shown.get(0).message())
              : String.valueOf(!shown.isEmpty());
    }
    String place = test.get("scenario").getAsString().replaceAll(".*\\.", "");
    return actual.equals(expected)
        ? null
        : place + ": " + subject + ": expected " + expected + " but was " + actual;
  }

  private static String expected(JsonObject test, boolean isField) {
    if (!isField) {
      return test.get("result").getAsString();
    }
    return test.has("has")
        ? NA + " absent"
        : ByteStrings.decode(ByteStrings.encode(test.get("equals").getAsString()));
  }

  /** The events of a case, up to the one that it is about. */
  private List<Event> events(JsonObject test) {
    String name = test.get("scenario").getAsString();
    String untold = UNTOLD.get(name.substring(name.lastIndexOf('.') + 1));
    if (untold != null) {
      throw new Unmodelled(untold);
    }
    Scenario scenario = cases.scenario(name);
    List<Event> events = new ArrayList<>(scenario.prelude());
    for (int i = 0; i <= test.get("subject").getAsInt(); i++) {
      events.add(scenario.event(i));
    }
    return events;
  }

  /** What the rule showed of the last event. */
  private static List<Shown> play(LoadOutcome outcome, List<Event> events) {
    List<Shown> shown = new ArrayList<>();
    AlertSink sink = match -> shown.add(new Shown(match.message(), match.fields()));
    Engine engine = new Engine(options(), ContainerRegistry.NONE, sink);
    engine.seed();
    LoadedRuleset loaded = engine.load(outcome.ruleset());
    if (!loaded.problems().isEmpty()) {
      throw new Unmodelled(loaded.problems().get(0).message());
    }
    int cpu = 1;
    for (Event event : events) {
      shown.clear();
      if (event != null) {
        engine.onEvent(event, cpu);
      }
    }
    return shown;
  }

  private static EngineOptions options() {
    return new EngineOptions(
        RuleMatching.ALL,
        Priority.DEBUG,
        OutputOptions.defaults("testbox"),
        "testbox",
        new TestProcesses(),
        Path.of("/etc"));
  }

  private static String rule(String condition, String output) {
    Gson gson = new Gson();
    return """
        - rule: r
          desc: d
          condition: %s
          output: %s
          priority: INFO
        """
        .formatted(gson.toJson(condition), gson.toJson(output));
  }
}

package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.catalog.Priority;
import dev.eyas.rules.config.AppendOutputReader;
import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.OutputAppender;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.output.OutputOptions;
import dev.eyas.sensor.state.TestProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code append_output} adds to alerts. */
class AppendOutputTest {
  private static final EffectiveRuleset RULES =
      TestRules.load(
          TestRules.rule("first", "evt.type = getcwd", "*seen %proc.name")
              + TestRules.rule("second", "evt.type = getcwd", "seen too"));

  @Test
  void extraOutputStandsBehindTheOutputInTheOrderOfTheEntries() {
    assertEquals(
        List.of("seen init pid=1 tid=1", "seen too pid=1 tid=1"),
        messages("[{extra_output: pid=%proc.pid}, {extra_output: tid=%thread.tid}]"));
  }

  @Test
  void anEntryIsForTheRulesThatItNamesBySourceTagsAndName() {
    assertEquals(
        List.of("seen init", "seen too <"),
        messages("{match: {rule: second, source: syscall, tags: [one]}, extra_output: <}"));
    assertEquals(
        List.of("seen init", "seen too"),
        messages("{match: {tags: [one, three]}, extra_output: <}"));
    assertEquals(
        List.of("seen init", "seen too"), messages("{match: {source: k8s}, extra_output: <}"));
  }

  @Test
  void suggestedFieldsAreThoseThatEveryRuleShouldShow() {
    assertEquals(
        "seen too container_id=host container_name=host container_image_repository="
            + " container_image_tag= k8s_pod_name=<NA> k8s_ns_name=<NA>",
        messages("{match: {rule: second}, suggested_output: true}").get(1));
  }

  @Test
  void extraFieldsAreInJsonAloneAsTheirTypesOrAsTexts() {
    String entry = "{extra_fields: [proc.pid, evt.asynctype, {who: '%proc.name/%proc.pid'}]}";

    assertEquals(List.of("seen init", "seen too"), messages(entry));
    assertEquals(
        "{\"evt.asynctype\":null,\"evt.time\":1700000000123456789,\"proc.pid\":1,\"who\":\"init/1\"}",
        alerts(entry).get(1).get("output_fields").toString());
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    assertRefused("[{extra_output: '%no.field'}]", "test:1: extra_output does not compile");
    assertRefused(
        "[{extra_fields: [proc.pid, proc.pid]}]", "extra field 'proc.pid' is there twice");
    assertRefused("[{extra_fields: [proc.pid.x]}]", "extra field 'proc.pid.x' is no field");
    assertRefused("[{extra: x}]", "append_output has no key 'extra'; known are");
    assertRefused("[{match: {rules: x}}]", "append_output has no key 'rules'");
    assertRefused("[x]", "a mapping of keys is wanted here");
    assertRefused("[{suggested_output: maybe}]", "true or false is wanted here");
    assertRefused("[", "test: not YAML");
  }

  private static void assertRefused(String yaml, String message) {
    String actual = assertThrows(ConfigException.class, () -> alerts(yaml)).getMessage();
    assertTrue(actual.contains(message), actual);
  }

  private static List<String> messages(String yaml) {
    return alerts(yaml).stream().map(alert -> alert.get("message").getAsString()).toList();
  }

  /** The alerts of one event, as JSON. */
  private static List<JsonObject> alerts(String yaml) {
    List<JsonObject> alerts = new ArrayList<>();
    EngineOptions options =
        new EngineOptions(
            RuleMatching.ALL,
            Priority.DEBUG,
            new OutputOptions(true, true, true, true, false, "box"),
            "box",
            new TestProcesses(),
            Path.of("/etc"));
    AlertSink sink =
        match -> alerts.add(JsonParser.parseString(match.jsonLine()).getAsJsonObject());
    Engine engine = new Engine(options, ContainerRegistry.NONE, sink);
    engine.seed();
    OutputAppender appender = new OutputAppender(AppendOutputReader.read(yaml, "test"));
    assertEquals(List.of(), engine.load(appender.applyTo(RULES)).problems());
    engine.onEvent(new EventBuilder("SYSCALL_GETCWD_X").with("res", 0).build(), 0);
    return alerts;
  }
}

package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Priority;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.output.OutputOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
  @Test
  void withoutKeysItDoesAsFalco() {
    assertEquals(
        new RunSettings(false, OutputOptions.defaults("node"), RuleMatching.FIRST, Priority.DEBUG),
        RunSettings.parse(Map.of(), "node"));
  }

  @Test
  void readsEveryKey() {
    Map<String, String> all =
        Map.of(
            "json_output", "yes",
            "json_include_output_property", "Off",
            "json_include_message_property", "TRUE",
            "json_include_tags_property", "no",
            "json_include_output_fields_property", "false",
            "time_format_iso_8601", "on",
            "rule_matching", "all",
            "priority", "Warning");

    assertEquals(
        new RunSettings(
            true,
            new OutputOptions(false, true, false, false, true, "node"),
            RuleMatching.ALL,
            Priority.WARNING),
        RunSettings.parse(all, "node"));
  }

  @Test
  void refusesWhatItDoesNotKnowAndNamesWhatItDoes() {
    assertRefused("json_outptu", "true", "json_output");
    assertRefused("json_output", "1", "true or false");
    assertRefused("rule_matching", "last", "first or all");
    assertRefused("priority", "loud", "emergency");
  }

  private static void assertRefused(String key, String value, String hint) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> RunSettings.parse(Map.of(key, value), "node"))
            .getMessage();
    assertTrue(message.contains(key) && message.contains(hint), message);
  }
}

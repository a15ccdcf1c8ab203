package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.config.RuleSelection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigOptionsTest {
  @Test
  void aValueMayHoldEqualsSignsAndAnObjectIsItsKeys() {
    assertEquals(
        Map.of(
            "priority", "a=b",
            "http_output.enabled", "true",
            "http_output.url", "http://x",
            "base_syscalls.custom_set", "read,!write"),
        ConfigOptions.parse(
            List.of(
                "priority=a=b",
                "http_output={enabled: true, url: \"http://x\"}",
                "base_syscalls={custom_set: [read, \"!write\"]}")));
  }

  @Test
  void whatIsNoPairIsRefusedInFalcosWords() {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> ConfigOptions.parse(List.of("json_output")))
            .getMessage();
    assertEquals(
        "Error parsing config option \"json_output\". Must be of the form key=val or"
            + " key.subkey=val",
        message);
    assertThrows(IllegalArgumentException.class, () -> ConfigOptions.parse(List.of("a={b: [}")));
  }

  @Test
  void entriesOfAListKeepTheirOrder() {
    Map<String, String> options =
        ConfigOptions.parse(
            List.of(
                "rules[].disable.rule=*",
                "json_output=true",
                "rules[].enable.tag=network",
                "rules[].enable.rule=Terminal*"));

    RuleAdjustments adjustments = RuleAdjustments.takeFrom(options);

    assertEquals(Map.of("json_output", "true"), options);
    assertEquals(
        List.of(
            new RuleSelection(false, "*", ""),
            new RuleSelection(true, "", "network"),
            new RuleSelection(true, "Terminal*", "")),
        adjustments.selected());
  }

  @Test
  void entriesOfAListMayBeYaml() {
    RuleAdjustments adjustments =
        RuleAdjustments.takeFrom(
            ConfigOptions.parse(
                List.of(
                    "rules=[{disable: {rule: \"*\"}}, {enable: {tag: a, rule: b}}]",
                    "append_output[]={extra_output: x}",
                    "append_output[]={extra_output: y}")));

    assertEquals(
        List.of(new RuleSelection(false, "*", ""), new RuleSelection(true, "b", "a")),
        adjustments.selected());
    assertEquals(
        List.of("x", "y"),
        adjustments.appended().stream().map(entry -> entry.extraOutput()).toList());

    String refused =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    RuleAdjustments.takeFrom(
                        ConfigOptions.parse(List.of("rules={switch: {rule: x}}"))))
            .getMessage();
    assertTrue(refused.contains("rules has no key 'switch'"), refused);
  }
}

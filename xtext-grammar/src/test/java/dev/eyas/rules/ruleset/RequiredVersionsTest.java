package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredVersionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.63.0     |",
        "0.10.0-rc1 |",
        "26         |",
        "0x10       |",
        "64         | Rules require engine version 0.64.0, but engine version is 0.63.0",
        "1.0.0      | Rules require engine version 1.0.0, but engine version is 0.63.0",
        "0.5        | Unable to parse engine version '0.5' as a semver string. Expected \"x.y.z\" semver format.",
        "-1         | Unable to parse engine version '-1' as a semver string. Expected \"x.y.z\" semver format.",
        "~          | Mapping for key 'required_engine_version' is empty",
        "[]         | Value is not a scalar value",
      })
  void engine(String version, String error) {
    assertEquals(error, errors("- required_engine_version: " + version + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: container, version: 0.4.0}] |",
        "[{name: json, version: 9.0.0, alternatives: [{name: container, version: 0.1.0}]}] |",
        "[] |",
        "x | Value of required_plugin_versions must be a sequence",
        "[x] | Plugin version must be a mapping",
        "[{version: 0.1.0}] | Item has no mapping for key 'name'",
        "[{name: container}] | Item has no mapping for key 'version'",
        "[{name: container, version: 0.8.0}] | Plugin 'container' version '0.7.1' is not compatible with required plugin version '0.8.0'",
        "[{name: container, version: 1.0.0}] | Plugin 'container' version '0.7.1' is not compatible with required plugin version '1.0.0'",
        "[{name: json, version: 0.1.0}] | Plugin requirement not satisfied, must load one of: json (>= 0.1.0)",
        "[{name: a, version: 0.1.0, alternatives: [{name: b, version: 0.2.0}]}] | Plugin requirement not satisfied, must load one of: a (>= 0.1.0), b (>= 0.2.0)",
        "[{name: a, version: 0.1.0, alternatives: x}] | Value of plugin version alternatives must be a sequence",
        "[{name: a, version: 0.1.0, alternatives: [x]}] | Plugin version alternative must be a mapping",
        "[{name: a, version: x}] | Invalid required version 'x' for plugin 'a'",
        "[{name: a, version: 0.1.0, alternatives: [{name: a, version: 0.1.0}]}] | Defined multiple alternative version requirements for plugin 'a'",
      })
  void plugins(String plugins, String error) {
    assertEquals(error, errors("- required_plugin_versions: " + plugins + "\n"));
  }

  private static String errors(String text) {
    LoadOutcome outcome = new RulesLoader().load(List.of(new RulesSource("a.yaml", text)));
    Stream<String> errors =
        outcome.results().stream().flatMap(r -> r.errors().stream()).map(LoadProblem::message);
    String all = errors.collect(Collectors.joining("; "));
    return all.isEmpty() ? null : all;
  }
}

package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.config.RuleSelectionReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key {@code rules} of a configuration. */
class RuleSelectorTest {
  private static final String RULES =
      """
      - {rule: one, desc: d, condition: evt.type = open, output: o, priority: INFO, tags: [a]}
      - {rule: one.two, desc: d, condition: evt.type = open, output: o, priority: INFO, tags: [b]}
      - {rule: off, desc: d, condition: evt.type = open, output: o, priority: INFO, enabled: false}
      """;

  @Test
  void entriesAreFollowedInTheirOrder() {
    assertEquals(List.of("one", "one.two"), enabled("[]"));
    assertEquals(List.of(), enabled("{disable: {rule: '*'}}"));
    assertEquals(List.of("one.two"), enabled("[{disable: {rule: '*'}}, {enable: {tag: b}}]"));
    assertEquals(List.of(), enabled("[{enable: {tag: b}}, {disable: {rule: '*'}}]"));
    assertEquals(List.of("one", "one.two", "off"), enabled("{enable: {rule: off}}"));
  }

  @Test
  void onlyAStarStandsForOtherCharacters() {
    assertEquals(
        List.of("one", "off"), enabled("[{disable: {rule: 'one.*'}}, {enable: {rule: o*f}}]"));
    assertEquals(List.of("one", "one.two"), enabled("{disable: {rule: 'o.e'}}"));
    assertEquals(List.of("one", "one.two"), enabled("{disable: {rule: 'ONE'}}"));
    assertEquals(List.of("one", "one.two"), enabled("{disable: {rule: 'on'}}"));
  }

  @Test
  void anEntryWithBothIsForTheRulesOfEither() {
    assertEquals(List.of(), enabled("{disable: {rule: one, tag: b}}"));
  }

  @Test
  void whatIsNoEntryIsRefused() {
    assertRefused("{enable: {rule: x}, disable: {rule: y}}", "one of enable and disable");
    assertRefused("{enable: {name: x}}", "rules has no key 'name'");
    assertRefused("x", "a mapping of keys");
  }

  private static void assertRefused(String yaml, String reason) {
    String message =
        assertThrows(ConfigException.class, () -> RuleSelectionReader.read(yaml, "-o rules"))
            .getMessage();
    assertTrue(message.startsWith("-o rules:1: ") && message.contains(reason), message);
  }

  private static List<String> enabled(String yaml) {
    EffectiveRuleset ruleset =
        new RulesLoader().load(List.of(new RulesSource("rules.yaml", RULES))).ruleset();
    return new RuleSelector(RuleSelectionReader.read(yaml, "-o rules"))
        .applyTo(ruleset).rules().stream()
            .filter(EffectiveRule::enabled)
            .map(EffectiveRule::name)
            .toList();
  }
}

package dev.eyas.sensor;

/**
 * How often a rule has matched since its ruleset came into force.
 *
 * @param matches events that it holds for, whichever rules come before it
 * @param shadowed of these, events that an earlier rule holds for, too: under {@code rule_matching:
 *     first} the rule is silent there
 * @param shadow the earlier rule of the last of these; null: none yet
 * @param failures how often it threw instead of being judged
 */
public record RuleCount(String rule, long matches, long shadowed, String shadow, long failures) {
  /**
   * The rule without which this one would raise alerts; null if it raises some, or has no match.
   */
  public String silencedBy() {
    return matches > 0 && matches == shadowed ? shadow : null;
  }
}

package dev.eyas.rules.validation.lint;

import java.util.EnumMap;
import java.util.Map;

/** Severities that differ from the defaults. */
public record LintConfig(Map<LintCode, LintSeverity> severities) {
  public static final LintConfig DEFAULT = new LintConfig(Map.of());

  public LintConfig {
    severities = Map.copyOf(severities);
  }

  public LintSeverity severity(LintCode code) {
    return severities.getOrDefault(code, code.defaultSeverity());
  }

  /** This configuration where another says nothing. */
  public LintConfig overriddenBy(LintConfig other) {
    Map<LintCode, LintSeverity> all = new EnumMap<>(LintCode.class);
    all.putAll(severities);
    all.putAll(other.severities);
    return new LintConfig(all);
  }
}

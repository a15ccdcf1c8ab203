package dev.eyas.rules.validation.lint;

/** Which configuration applies to which file. */
@FunctionalInterface
public interface LintSettings {
  LintSettings DEFAULTS = source -> LintConfig.DEFAULT;

  /**
   * @param source name of a file, as its {@link dev.eyas.rules.RulesSource} gives it
   */
  LintConfig of(String source);
}

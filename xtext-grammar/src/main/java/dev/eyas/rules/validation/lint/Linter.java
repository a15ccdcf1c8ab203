package dev.eyas.rules.validation.lint;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Runs the lints over rules files that are loaded together. One that is kept remembers the files
 * that have not changed, and what it found out about conditions.
 */
public final class Linter {
  private static final List<Lint> LINTS =
      List.of(
          new EventArgumentLint(),
          new ImpossibleLint(),
          new ConstantLint(),
          new ShadowLint(),
          new AppendLint(),
          new NaLint(),
          new UnequalLint(),
          new TagLint(),
          new RegexLint(),
          new DeprecatedFieldLint(),
          new DeprecatedKeyLint(),
          new SourceLint());

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt((Finding finding) -> finding.range().offset())
          .thenComparing(Finding::code);

  private final ConditionParser parser = new RecentConditions();
  private Map<RulesSource, RulesText> known = Map.of();
  private Reasoning reasoning = new Reasoning();

  /**
   * @param sources in load order
   * @param ruleset what they come to; {@link EffectiveRuleset#EMPTY} if they do not load
   * @param cancelled asked now and then; once true, what has been found so far is returned
   * @return ordered by file and place, without what comments and configuration switch off
   */
  public synchronized List<Finding> run(
      List<RulesSource> sources,
      EffectiveRuleset ruleset,
      LintSettings settings,
      BooleanSupplier cancelled) {
    Map<String, RulesText> files = read(sources);
    reasoning = reasoning.next();
    LintedRules rules = new LintedRules(files, ruleset, parser, cancelled, reasoning);
    Map<String, LintConfig> configs = new LinkedHashMap<>();
    files.keySet().forEach(file -> configs.put(file, settings.of(file)));
    Set<Finding> findings = new LinkedHashSet<>();
    for (Lint lint : LINTS) {
      boolean wanted =
          configs.values().stream().anyMatch(c -> c.severity(lint.code()) != LintSeverity.OFF);
      if (wanted && !cancelled.getAsBoolean()) {
        lint.check(rules, findings::add);
      }
    }
    return byFile(files, configs, findings);
  }

  private Map<String, RulesText> read(List<RulesSource> sources) {
    Map<RulesSource, RulesText> now = new HashMap<>();
    Map<String, RulesText> files = new LinkedHashMap<>();
    for (RulesSource source : sources) {
      RulesText before = known.get(source);
      RulesText file = before == null ? new RulesText(source) : before;
      now.put(source, file);
      files.put(source.name(), file);
    }
    known = now;
    return files;
  }

  private static List<Finding> byFile(
      Map<String, RulesText> files, Map<String, LintConfig> configs, Set<Finding> findings) {
    List<Finding> result = new ArrayList<>();
    for (Map.Entry<String, RulesText> file : files.entrySet()) {
      LintConfig config = configs.get(file.getKey());
      IgnoreComments ignored = new IgnoreComments(file.getValue());
      findings.stream()
          .filter(finding -> finding.range().source().equals(file.getKey()))
          .map(finding -> finding.withSeverity(config.severity(finding.code())))
          .filter(finding -> finding.severity() != LintSeverity.OFF)
          .filter(finding -> !ignored.covers(finding))
          .map(finding -> finding.within(files.keySet()))
          .sorted(BY_PLACE)
          .forEach(result::add);
    }
    return List.copyOf(result);
  }

  /** Silences a finding where it stands. */
  public static Fix ignoring(Finding finding, RulesSource file) {
    return IgnoreComments.fix(new RulesText(file), finding.code(), finding.range());
  }
}

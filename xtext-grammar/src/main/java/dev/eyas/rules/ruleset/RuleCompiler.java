package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.ConditionCompiler;
import dev.eyas.rules.condition.ConditionError;
import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.condition.ParsedCondition;
import dev.eyas.rules.output.OutputTemplate;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Compiles rules one by one. */
final class RuleCompiler {
  /** With more event types than this a rule is looked at for nearly everything that happens. */
  private static final int MANY_EVENT_TYPES = 100;

  /** What a rule with {@code skip-if-unknown-filter} is forgiven. */
  private static final List<String> UNKNOWN =
      List.of(
          "nonexistent field", "invalid formatting token", "unknown event type", "unknown filter:");

  private static final String CONTAINER_INFO = "%container.info";

  private final ConditionTexts texts;
  private final MacroTable macros;
  private final ConditionCompiler conditions;
  private final RuleParts parts;
  private final Problems problems;

  RuleCompiler(
      ConditionTexts texts,
      MacroTable macros,
      ConditionCompiler conditions,
      RuleParts parts,
      Problems problems) {
    this.texts = texts;
    this.macros = macros;
    this.conditions = conditions;
    this.parts = parts;
    this.problems = problems;
  }

  /**
   * @return nothing for a rule that is skipped for what is unknown in it
   * @throws LoadFailure if the rule is wrong
   */
  Optional<EffectiveRule> compile(RuleItem rule) {
    Optional<OutputTemplate> output = output(rule);
    if (output.isEmpty()) {
      return Optional.empty();
    }
    ParsedCondition parsed = texts.parse(ExceptionText.of(rule), rule.conditionContext);
    macros.resolve(parsed, rule.context);
    ConditionWarnings warnings = new ConditionWarnings(parsed, macros.parsed(), problems);
    warnings.beforeCompile(rule);
    Optional<Condition> condition = condition(rule, parsed);
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    warnings.afterCompile(rule);
    BitSet eventTypes = eventTypes(rule, parsed, condition.get());
    return Optional.of(effective(rule, parsed.text(), condition.get(), output.get(), eventTypes));
  }

  private Optional<OutputTemplate> output(RuleItem rule) {
    String text = rule.output.text();
    if (text.contains(CONTAINER_INFO)) {
      problems.warn(
          LoadCode.LOAD_DEPRECATED_ITEM,
          "%container.info is deprecated and no more useful, and will be dropped by Falco 1.0.0. The container plugin will automatically add required fields to the output message.",
          rule.context);
      text = text.replace(CONTAINER_INFO, "");
    }
    try {
      OutputTemplate output =
          text.isEmpty() ? new OutputTemplate("", List.of()) : parts.output(text);
      warnDeprecated(rule, text);
      return Optional.of(output);
    } catch (FilterError e) {
      Context context = rule.outputContext;
      if (isForgiven(rule, e.getMessage())) {
        problems.warn(LoadCode.LOAD_UNKNOWN_FILTER, e.getMessage(), context);
        return Optional.empty();
      }
      throw new LoadFailure(LoadCode.LOAD_ERR_COMPILE_OUTPUT, e.getMessage(), context);
    }
  }

  private void warnDeprecated(RuleItem rule, String output) {
    for (String field : DeprecatedFields.NAMES) {
      if (output.contains(field)) {
        problems.warnDeprecatedField(
            field,
            "usage of deprecated field '" + field + "' has been detected in the rule output",
            rule.outputContext);
      }
    }
  }

  private Optional<Condition> condition(RuleItem rule, ParsedCondition parsed) {
    try {
      return Optional.of(conditions.compile(parsed));
    } catch (ConditionError e) {
      SourceRange words = Blame.range(e.getMessage(), e.where().text(), e.offset());
      Context context =
          ConditionWarnings.place(rule, parsed, e.where(), e.offset()).underlining(words);
      if (isForgiven(rule, e.getMessage())) {
        problems.warn(LoadCode.LOAD_UNKNOWN_FILTER, e.getMessage(), context);
        return Optional.empty();
      }
      throw new LoadFailure(LoadCode.LOAD_ERR_COMPILE_CONDITION, e.getMessage(), context);
    }
  }

  private BitSet eventTypes(RuleItem rule, ParsedCondition parsed, Condition condition) {
    try {
      BitSet eventTypes = parts.eventTypes(condition);
      if (rule.warnEventTypes && eventTypes.cardinality() > MANY_EVENT_TYPES) {
        problems.warn(
            LoadCode.LOAD_NO_EVTTYPE,
            "Rule matches too many evt.type values. This has a significant performance penalty.",
            rule.context);
      }
      return eventTypes;
    } catch (FilterError e) {
      throw new LoadFailure(
          LoadCode.LOAD_ERR_COMPILE_CONDITION,
          e.getMessage(),
          ConditionWarnings.place(rule, parsed, parsed, 0));
    }
  }

  private static boolean isForgiven(RuleItem rule, String message) {
    return rule.skipIfUnknownFilter && UNKNOWN.stream().anyMatch(message::contains);
  }

  private static EffectiveRule effective(
      RuleItem rule,
      TracedText expanded,
      Condition condition,
      OutputTemplate output,
      BitSet eventTypes) {
    return new EffectiveRule(
        rule.name,
        rule.description.text(),
        rule.source,
        rule.priority,
        rule.enabled,
        Collections.unmodifiableSortedSet(new TreeSet<>(rule.tags.keySet())),
        condition,
        output,
        eventTypes,
        expanded,
        rule.merged(),
        rule.context.range());
  }
}

package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.condition.ConstantDoubts;
import dev.eyas.rules.condition.ParsedCondition;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxWalk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is worth a warning in the condition of a rule and in the macros that it uses. */
final class ConditionWarnings {
  private final ParsedCondition condition;
  private final Map<String, ParsedCondition> macros;
  private final Problems problems;

  ConditionWarnings(
      ParsedCondition condition, Map<String, ParsedCondition> macros, Problems problems) {
    this.condition = condition;
    this.macros = macros;
    this.problems = problems;
  }

  /** Warnings that come even if the condition then does not compile. */
  void beforeCompile(RuleItem rule) {
    Set<String> fields = new LinkedHashSet<>();
    List<Syntax.Check> unsafe = new ArrayList<>();
    SyntaxWalk.checks(
        condition,
        macros,
        (where, check) -> {
          SyntaxWalk.fields(check, fields::add);
          if (UnsafeCheck.is(check)) {
            unsafe.add(check);
          }
        });
    String text = condition.merged().text();
    if (!unsafe.isEmpty()) {
      problems.warn(
          LoadCode.LOAD_UNSAFE_NA_CHECK,
          "",
          rule.conditionContext.inCondition(
              text, TextPosition.NONE, rule.conditionContext.range()));
    }
    for (String field : fields) {
      DeprecatedFields.advice(field)
          .ifPresent(
              advice ->
                  problems.warnDeprecatedField(
                      field,
                      advice,
                      rule.conditionContext.inCondition(
                          text, TextPosition.NONE, rule.conditionContext.range())));
    }
  }

  void afterCompile(RuleItem rule) {
    SyntaxWalk.checks(
        condition,
        macros,
        (where, check) -> {
          for (String doubt : ConstantDoubts.of(check)) {
            problems.warn(
                LoadCode.LOAD_COMPILE_CONDITION,
                doubt,
                place(rule, condition, where, SyntaxWalk.constantsStart(check)));
          }
        });
  }

  /**
   * The place of a part of a condition, in Falco's way: a part of a macro counts from the rule's
   * condition, too, and a position in the text with its lists is told of the text without.
   */
  static Context place(
      RuleItem rule, ParsedCondition condition, ParsedCondition where, int offset) {
    SourceRange range = where.text().range(offset, offset + 1);
    return rule.conditionContext.inCondition(
        condition.merged().text(), TextPosition.of(where.text().text(), offset), range);
  }
}

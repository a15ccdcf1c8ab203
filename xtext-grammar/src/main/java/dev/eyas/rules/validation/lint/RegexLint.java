package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.condition.Right;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Regular expressions that say no more than a simpler and faster operator. */
final class RegexLint implements Lint {
  @Override
  public LintCode code() {
    return LintCode.EYAS009;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Rewriting rewriting = new Rewriting(rules);
    Checks.visit(
        rules,
        check -> {
          if (check.operator() == Operator.REGEX
              && check.modifier() == null
              && check.right() instanceof Right.Constant pattern) {
            simpler(check, pattern.value())
                .ifPresent(simple -> findings.accept(finding(check, simple, rewriting)));
          }
        });
  }

  private Finding finding(Condition.Check check, Condition.Check simple, Rewriting rewriting) {
    String text = ConditionPrinter.print(simple);
    return Finding.of(
            code(),
            check.origin(),
            "The regular expression says no more than '%s', which is faster.".formatted(text))
        .fixedBy(rewriting.replacing(check, "Replace by '" + text + "'", text));
  }

  /** A comparison that holds for the same values; a regular expression is for a whole value. */
  private static Optional<Condition.Check> simpler(Condition.Check check, String pattern) {
    String inner = pattern;
    boolean openStart = inner.startsWith(".*");
    inner = openStart ? inner.substring(2) : inner.startsWith("^") ? inner.substring(1) : inner;
    boolean openEnd = inner.endsWith(".*") && !inner.endsWith("\\.*");
    if (openEnd) {
      inner = inner.substring(0, inner.length() - 2);
    } else if (inner.endsWith("$") && !inner.endsWith("\\$")) {
      inner = inner.substring(0, inner.length() - 1);
    }
    Operator operator =
        openStart
            ? openEnd ? Operator.CONTAINS : Operator.ENDSWITH
            : openEnd ? Operator.STARTSWITH : Operator.EQ;
    List<String> alternatives = LiteralPattern.alternatives(inner);
    if (alternatives.isEmpty() || alternatives.contains("")) {
      return Optional.empty();
    }
    if (alternatives.size() == 1) {
      return Optional.of(with(check, operator, new Right.Constant(alternatives.get(0))));
    }
    return operator == Operator.EQ
        ? Optional.of(with(check, Operator.IN, new Right.Constants(alternatives)))
        : Optional.empty();
  }

  private static Condition.Check with(Condition.Check check, Operator operator, Right right) {
    return new Condition.Check(check.left(), operator, null, right, check.written());
  }
}

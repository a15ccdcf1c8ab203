package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.FieldFacts;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Comparisons with {@code <NA>} of fields that are absent where it is printed. */
final class NaLint implements Lint {
  private static final String NA = "<NA>";

  /** What else is compared with where {@code <NA>} is. */
  private static final Set<String> NOTHINGS = Set.of(NA, "N/A", "");

  @Override
  public LintCode code() {
    return LintCode.EYAS006;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Rewriting rewriting = new Rewriting(rules);
    Checks.visit(
        rules,
        check -> {
          if (check.left() instanceof Operand.FieldRef field
              && check.modifier() == null
              && constants(check.right()).contains(NA)
              && !FieldFacts.of(field.field(), field.argument()).yieldsNa()) {
            findings.accept(finding(check, rewriting));
          }
        });
  }

  private Finding finding(Condition.Check check, Rewriting rewriting) {
    String field = check.left().text();
    boolean unequal = check.operator() == Operator.NE;
    String meant = unequal ? field + " exists" : "not " + field + " exists";
    String message =
        "'%s' never is <NA>, which is only printed where it has no value; such a comparison is false. Write '%s'."
            .formatted(field, meant);
    Finding finding = Finding.of(code(), check.origin(), message);
    boolean only =
        NOTHINGS.containsAll(constants(check.right()))
            && switch (check.operator()) {
              case EQ, EQ2, NE, IN -> true;
              default -> false;
            };
    return only
        ? finding.fixedBy(rewriting.replacing(check, "Replace by '" + meant + "'", meant))
        : finding;
  }

  private static List<String> constants(Right right) {
    if (right instanceof Right.Constant constant) {
      return List.of(constant.value());
    }
    return right instanceof Right.Constants constants ? constants.values() : List.of();
  }
}

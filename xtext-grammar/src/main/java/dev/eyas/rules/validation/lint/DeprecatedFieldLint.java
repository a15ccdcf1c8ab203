package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.FieldFacts;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields that exist for old rules only, in conditions and outputs. */
final class DeprecatedFieldLint implements Lint {
  private static final Pattern OUTPUT_FIELD =
      Pattern.compile("%[0-9]*([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)+)");
  private static final Pattern AND_BEFORE = Pattern.compile("\\s+and\\s+$");
  private static final Pattern AND_AFTER = Pattern.compile("^\\s+and\\s+");
  private static final Pattern NEGATION = Pattern.compile("\\bnot\\s+$");
  private static final String CONTAINER_INFO = "container.info";

  @Override
  public LintCode code() {
    return LintCode.EYAS010;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Checks.visit(rules, check -> check(rules, check, findings));
    rules
        .items()
        .forEach(item -> item.scalar("output").ifPresent(o -> check(item.file(), o, findings)));
  }

  private void check(LintedRules rules, Condition.Check check, Consumer<Finding> findings) {
    Operands.fields(check)
        .filter(field -> field.field().has(Field.Flag.DEPRECATED))
        .findFirst()
        .ifPresent(
            field ->
                findings.accept(
                    Finding.of(code(), check.origin(), message(field.field()))
                        .fixedBy(withoutDirection(rules, check))));
  }

  private static String message(Field field) {
    String advice = FieldFacts.of(field, null).replacement();
    return "'%s' is deprecated. %s".formatted(field.name(), advice == null ? "" : advice).strip();
  }

  /** Every event that a rule sees is an exit event: to ask for that says nothing. */
  private static List<Fix> withoutDirection(LintedRules rules, Condition.Check check) {
    if (!isExitDirection(check)) {
      return List.of();
    }
    return new Rewriting(rules)
            .scalarOf(check)
            .flatMap(scalar -> conjunct(rules.file(check.origin()), scalar, check))
            .map(edit -> Fix.of("Remove the comparison", edit))
            .stream()
            .toList();
  }

  private static boolean isExitDirection(Condition.Check check) {
    return check.left() instanceof Operand.FieldRef field
        && field.field().name().equals("evt.dir")
        && (check.operator() == Operator.EQ || check.operator() == Operator.EQ2)
        && check.right() instanceof Right.Constant value
        && value.value().equals("<");
  }

  /** The comparison with the {@code and} on one of its sides. */
  private static Optional<TextEdit> conjunct(RulesText file, Scalar scalar, Condition.Check check) {
    int start = check.origin().offset();
    int end = start + check.origin().length();
    String lead = file.text().substring(scalar.start(), start);
    if (NEGATION.matcher(lead).find()) {
      return Optional.empty();
    }
    Matcher after = AND_AFTER.matcher(file.text().substring(end, scalar.end()));
    if (after.find()) {
      return Optional.of(new TextEdit(file.range(start, end + after.end()), ""));
    }
    Matcher before = AND_BEFORE.matcher(lead);
    return before.find()
        ? Optional.of(new TextEdit(file.range(scalar.start() + before.start(), end), ""))
        : Optional.empty();
  }

  private void check(RulesText file, Scalar output, Consumer<Finding> findings) {
    String text = output.value();
    Matcher field = OUTPUT_FIELD.matcher(text);
    while (field.find()) {
      String name = field.group(1);
      int start = output.content().offset(field.start());
      int end = output.content().offset(field.end());
      if (name.equals(CONTAINER_INFO)) {
        Finding finding =
            Finding.of(
                code(),
                file.range(start, end),
                "'%container.info' prints nothing; the container's fields are added by themselves.");
        findings.accept(
            finding.fixedBy(List.of(Fix.of("Remove it", new TextEdit(finding.range(), "")))));
      } else {
        Fields.find(name)
            .filter(known -> known.has(Field.Flag.DEPRECATED))
            .ifPresent(
                known ->
                    findings.accept(Finding.of(code(), file.range(start, end), message(known))));
      }
    }
  }
}

package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.EventSources;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxError;
import dev.eyas.rules.condition.SyntaxWalk;
import dev.eyas.rules.ruleset.EffectiveMacro;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Fields in a rule's condition that events of the rule's source do not have. */
final class SourceLint implements Lint {
  private static final Pattern OTHER_SOURCE =
      Pattern.compile("\\b(" + String.join("|", EventSources.prefixes()) + ")\\.");

  @Override
  public LintCode code() {
    return LintCode.EYAS011;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Map<String, String> sources = new HashMap<>();
    rules
        .items()
        .filter(item -> item.kind() == SourceItem.Kind.RULE)
        .forEach(
            item -> {
              String source =
                  item.scalar("source")
                      .map(Scalar::value)
                      .orElse(sources.getOrDefault(item.name().value(), EventSources.SYSCALL));
              sources.put(item.name().value(), source);
              item.scalar("condition")
                  .filter(condition -> isSuspect(condition, source))
                  .ifPresent(condition -> check(rules, item.file(), condition, source, findings));
            });
  }

  /** Reading a condition takes time, and nearly all are of the kernel's events. */
  private static boolean isSuspect(Scalar condition, String source) {
    return !source.equals(EventSources.SYSCALL) || OTHER_SOURCE.matcher(condition.value()).find();
  }

  private void check(
      LintedRules rules,
      RulesText file,
      Scalar condition,
      String source,
      Consumer<Finding> findings) {
    parse(rules, condition.value())
        .ifPresent(
            whole ->
                SyntaxWalk.leaves(whole)
                    .forEach(
                        leaf ->
                            foreignField(rules, leaf, source)
                                .ifPresent(
                                    field ->
                                        findings.accept(
                                            finding(file, condition, leaf, field, source)))));
  }

  /** An appended condition begins with its connective. */
  private static Optional<Syntax> parse(LintedRules rules, String text) {
    try {
      return Optional.of(rules.parser().condition(text));
    } catch (SyntaxError notYetACondition) {
      return Optional.empty();
    }
  }

  private static Optional<String> foreignField(LintedRules rules, Syntax leaf, String source) {
    List<String> fields = new ArrayList<>();
    if (leaf instanceof Syntax.Check check) {
      SyntaxWalk.fields(check, fields::add);
    } else {
      rules
          .ruleset()
          .macro(((Syntax.MacroRef) leaf).name())
          .flatMap(EffectiveMacro::condition)
          .ifPresent(body -> fields(body, fields));
    }
    return fields.stream().filter(field -> isForeign(field, source)).findFirst();
  }

  private static void fields(Condition condition, List<String> fields) {
    if (condition instanceof Condition.And and) {
      and.operands().forEach(operand -> fields(operand, fields));
    } else if (condition instanceof Condition.Or or) {
      or.operands().forEach(operand -> fields(operand, fields));
    } else if (condition instanceof Condition.Not not) {
      fields(not.operand(), fields);
    } else if (condition instanceof Condition.MacroUse macro) {
      fields(macro.body(), fields);
    } else {
      Operands.fields((Condition.Check) condition).forEach(f -> fields.add(f.field().name()));
    }
  }

  private static boolean isForeign(String field, String source) {
    List<String> sources = EventSources.of(field);
    return !sources.isEmpty() && !sources.contains(source);
  }

  private Finding finding(
      RulesText file, Scalar condition, Syntax leaf, String field, String source) {
    int start = condition.content().offset(leaf.start());
    int end = condition.content().offset(leaf.end());
    SourceRange range = file.range(start, end);
    return Finding.of(
        code(),
        range,
        "'%s' is a field of %s events; the rule's source is %s."
            .formatted(field, String.join(", ", EventSources.of(field)), source));
  }
}

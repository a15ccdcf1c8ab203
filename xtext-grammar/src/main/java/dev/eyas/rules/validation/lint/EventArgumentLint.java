package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Param;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.EventTypeSet;
import dev.eyas.rules.condition.Operand;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * {@code evt.arg.x} where no event that gets there has an argument x. What a macro asks of itself
 * is told in the macro, what only a rule's event types make pointless where the rule names the
 * macro.
 */
final class EventArgumentLint implements Lint {
  private static final Set<String> FIELDS = Set.of("evt.arg", "evt.rawarg");

  /** More event types than this are not named one by one. */
  private static final int NAMED = 4;

  @Override
  public LintCode code() {
    return LintCode.EYAS001;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Search search = new Search(findings);
    rules.forEachRule(rule -> search.look(rule.condition(), universe(), null));
  }

  private static BitSet universe() {
    BitSet all = new BitSet(EventType.COUNT);
    all.set(0, EventType.COUNT);
    return all;
  }

  private final class Search {
    private final Consumer<Finding> findings;
    private final Containing asking =
        new Containing(check -> Operands.fields(check).anyMatch(EventArgumentLint::isArgument));
    private final Set<Condition> macros = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Condition> told = Collections.newSetFromMap(new IdentityHashMap<>());

    Search(Consumer<Finding> findings) {
      this.findings = findings;
    }

    /**
     * @param types numbers of the event types for which the condition is of any consequence
     * @param use where the text at hand names the macro that the condition is in, or null
     */
    void look(Condition condition, BitSet types, SourceRange use) {
      if (!asking.test(condition)) {
        return;
      }
      if (condition instanceof Condition.And and) {
        BitSet narrower = EventTypeSet.of(and);
        narrower.and(types);
        and.operands().forEach(operand -> look(operand, narrower, use));
      } else if (condition instanceof Condition.Or or) {
        or.operands().forEach(operand -> look(operand, types, use));
      } else if (condition instanceof Condition.Not not) {
        look(not.operand(), types, use);
      } else if (condition instanceof Condition.MacroUse macro) {
        if (macros.add(macro.body())) {
          look(macro.body(), universe(), null);
        }
        look(macro.body(), types, use == null ? macro.origin() : use);
      } else {
        look((Condition.Check) condition, types, use);
      }
    }

    private void look(Condition.Check check, BitSet types, SourceRange use) {
      if (told.contains(check)) {
        return;
      }
      List<EventType> events = delivered(types);
      Operands.fields(check)
          .filter(field -> isArgument(field) && !events.isEmpty())
          .filter(field -> events.stream().noneMatch(event -> has(event, field.argument())))
          .findFirst()
          .ifPresent(field -> tell(check, field, events, use));
    }

    private void tell(
        Condition.Check check, Operand.FieldRef field, List<EventType> events, SourceRange use) {
      if (use == null) {
        told.add(check);
      }
      Finding finding =
          Finding.of(code(), use == null ? check.origin() : use, message(field, events));
      findings.accept(
          use == null ? finding : finding.related(check.origin(), "where the macro asks for it"));
    }
  }

  private static boolean isArgument(Operand.FieldRef field) {
    return FIELDS.contains(field.field().name()) && field.argument() != null;
  }

  /** Events as rules see them: when a call returns, in the table's current form. */
  private static List<EventType> delivered(BitSet types) {
    return types.stream()
        .mapToObj(Events::get)
        .filter(event -> !event.isEnter())
        .filter(event -> !event.has(EventType.Flag.OLD_VERSION))
        .filter(event -> !event.has(EventType.Flag.UNUSED))
        .toList();
  }

  private static boolean has(EventType event, String argument) {
    if (Character.isDigit(argument.charAt(0))) {
      return argument.length() > 3 || Integer.parseInt(argument) < event.params().size();
    }
    return event.paramIndex(argument) >= 0;
  }

  private static String message(Operand.FieldRef field, List<EventType> events) {
    Set<String> names = events.stream().map(EventType::name).collect(Collectors.toSet());
    return names.size() > NAMED
        ? "None of the event types here has the argument '%s'.".formatted(field.argument())
        : "'%s' has no argument '%s'; there are %s."
            .formatted(
                names.stream().sorted().collect(Collectors.joining("', '")),
                field.argument(),
                arguments(events));
  }

  private static String arguments(List<EventType> events) {
    return events.stream()
        .flatMap(event -> event.params().stream())
        .map(Param::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}

package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.output.OutputTemplate;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;

/**
 * A rule as it is after all files are merged and everything it names is in place.
 *
 * @param name unique in its ruleset
 * @param description the {@code desc} key
 * @param source event source; {@code syscall} unless the rule says otherwise
 * @param priority severity of its alerts
 * @param enabled whether it is evaluated
 * @param tags sorted
 * @param condition what is evaluated
 * @param output what is printed
 * @param eventTypes numbers of the event types that can match, without ASYNCEVENT; not to be
 *     changed
 * @param expanded the text that the condition was read from: with exceptions, and lists by their
 *     items; macros by name
 * @param merged what the files say, and who said what
 * @param origin the item that defines it
 */
public record EffectiveRule(
    String name,
    String description,
    String source,
    Priority priority,
    boolean enabled,
    SortedSet<String> tags,
    Condition condition,
    OutputTemplate output,
    BitSet eventTypes,
    TracedText expanded,
    MergedRule merged,
    SourceRange origin) {

  /** The merged text of the condition, with macros and lists by name. */
  public String conditionText() {
    return merged.condition().text();
  }

  /** The same rule, matching only what another one matches, too. */
  public EffectiveRule restrictedTo(EffectiveRule other) {
    BitSet both = (BitSet) eventTypes.clone();
    both.and(other.eventTypes);
    return new EffectiveRule(
        name,
        description,
        source,
        priority,
        enabled,
        tags,
        new Condition.And(List.of(other.condition, condition), condition.written()),
        output,
        both,
        expanded,
        merged,
        origin);
  }

  /** The same rule, evaluated or not. */
  public EffectiveRule enabled(boolean wanted) {
    return new EffectiveRule(
        name,
        description,
        source,
        priority,
        wanted,
        tags,
        condition,
        output,
        eventTypes,
        expanded,
        merged,
        origin);
  }

  /** The same rule, printing something else. */
  public EffectiveRule printing(OutputTemplate other) {
    return new EffectiveRule(
        name,
        description,
        source,
        priority,
        enabled,
        tags,
        condition,
        other,
        eventTypes,
        expanded,
        merged,
        origin);
  }
}

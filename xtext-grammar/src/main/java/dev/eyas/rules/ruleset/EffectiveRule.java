package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.output.OutputTemplate;
import java.util.BitSet;
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
 * @param conditionText merged source text before list substitution
 * @param condition what is evaluated
 * @param output what is printed
 * @param eventTypes numbers of the event types that can match, without ASYNCEVENT; not to be
 *     changed
 * @param origin the item that defined it first
 */
public record EffectiveRule(
    String name,
    String description,
    String source,
    Priority priority,
    boolean enabled,
    SortedSet<String> tags,
    String conditionText,
    Condition condition,
    OutputTemplate output,
    BitSet eventTypes,
    SourceRange origin) {}

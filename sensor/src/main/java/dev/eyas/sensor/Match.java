package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.filter.EventNames;
import dev.eyas.sensor.filter.Explanation;
import dev.eyas.sensor.output.AlertFormatter;
import dev.eyas.sensor.state.EventContext;
import java.util.Map;

/**
 * A rule that holds for the event in hand. Nothing is formatted before it is asked for; everything
 * must be asked for before the sink returns.
 */
public final class Match {
  private final CompiledRule rule;
  private final int generation;
  private final EventContext context;
  private final AlertFormatter formatter;

  Match(CompiledRule rule, int generation, EventContext context, AlertFormatter formatter) {
    this.rule = rule;
    this.generation = generation;
    this.context = context;
    this.formatter = formatter;
  }

  public EffectiveRule rule() {
    return rule.rule();
  }

  /** The ruleset that judged the event. */
  public int generation() {
    return generation;
  }

  /** How often the rule has matched since its ruleset came into force, this match included. */
  public long count() {
    return rule.matches();
  }

  /** Nanoseconds since the epoch. */
  public long time() {
    return context.time();
  }

  /** Running number of the event. */
  public long eventNumber() {
    return context.number();
  }

  /** Such as {@code execve}. */
  public String eventType() {
    return EventNames.of(context);
  }

  /** The formatted output, without time and priority. */
  public String message() {
    return rule.output().message(context);
  }

  /** Values of the fields that the output names, with their JSON types; null: no value. */
  public Map<String, Object> fields() {
    return rule.output().fields(context);
  }

  /** What each part of the rule's condition came to. Costs far more than judging it. */
  public Explanation explain() {
    return rule.explain(context);
  }

  /** The alert as Falco's text line. */
  public String textLine() {
    return formatter.textLine(rule(), time(), message());
  }

  /** The alert as Falco's JSON line. */
  public String jsonLine() {
    return formatter.jsonLine(rule(), time(), message(), fields());
  }
}

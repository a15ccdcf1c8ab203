package dev.eyas.sensor;

import com.google.gson.Gson;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadCode;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.List;
import java.util.Map;

/**
 * Events chosen by a condition and shown in a format, without rules files. It is a ruleset of one
 * rule, so that conditions and formats mean what they mean in rules.
 */
public final class EventQuery {
  /** A condition that holds for every event. */
  public static final String EVERYTHING = "evt.num > 0";

  /** One line for an event, as tools for captures usually show it. */
  public static final String USUAL_FORMAT =
      "%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.type %evt.args";

  private final EffectiveRuleset ruleset;

  private EventQuery(EffectiveRuleset ruleset) {
    this.ruleset = ruleset;
  }

  /**
   * @param condition as in a rule, without macros and lists
   * @param format as a rule's output
   * @throws IllegalArgumentException if either does not compile, with the reason
   */
  public static EventQuery of(String condition, String format) {
    Map<String, Object> rule =
        Map.of(
            "rule",
            "query",
            "desc",
            "events asked for on the command line",
            "condition",
            condition,
            "output",
            format,
            "priority",
            "DEBUG",
            "warn_evttypes",
            false);
    RulesSource source = new RulesSource("query", new Gson().toJson(List.of(rule)));
    LoadOutcome outcome = new RulesLoader().load(List.of(source));
    if (!outcome.successful()) {
      throw new IllegalArgumentException(complaint(outcome.results().get(0).errors().get(0)));
    }
    return new EventQuery(outcome.ruleset());
  }

  private static String complaint(LoadProblem problem) {
    String place = problem.code() == LoadCode.LOAD_ERR_COMPILE_OUTPUT ? "format" : "filter";
    return "the " + place + " does not compile: " + problem.message();
  }

  /** Raises an alert for each event that is chosen; its message is the event in the format. */
  public EffectiveRuleset ruleset() {
    return ruleset;
  }

  /** Rules that match only events which are chosen, too. */
  public EffectiveRuleset restrict(EffectiveRuleset rules) {
    EffectiveRule chosen = ruleset.rules().get(0);
    return rules.with(rules.rules().stream().map(rule -> rule.restrictedTo(chosen)).toList());
  }

  /** Rules that print their events in the format. */
  public EffectiveRuleset print(EffectiveRuleset rules) {
    EffectiveRule shown = ruleset.rules().get(0);
    return rules.with(rules.rules().stream().map(rule -> rule.printing(shown.output())).toList());
  }
}

package dev.eyas.sensor;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
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

  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private final EffectiveRuleset ruleset;

  private EventQuery(EffectiveRuleset ruleset) {
    this.ruleset = ruleset;
  }

  /**
   * @param condition as in a rule, without macros and lists
   * @param format as a rule's output
   * @throws QueryException if either does not compile
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
    RulesSource source = new RulesSource("query", JSON.toJson(List.of(rule)));
    LoadOutcome outcome = new RulesLoader().load(List.of(source));
    if (!outcome.successful()) {
      LoadProblem problem = outcome.results().get(0).errors().get(0);
      int at = placeIn(condition, source.text(), problem.range().offset());
      throw new QueryException(problem, condition, at, format);
    }
    return new EventQuery(outcome.ruleset());
  }

  /** Where in the condition a place in the rule lies. */
  private static int placeIn(String condition, String rule, int offset) {
    String before = "\"condition\":\"";
    int inRule = rule.indexOf(before) + before.length();
    int place = 0;
    while (place < condition.length() && inRule < offset) {
      int quotes = 2;
      inRule += JSON.toJson(condition.substring(place, place + 1)).length() - quotes;
      place++;
    }
    return place;
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

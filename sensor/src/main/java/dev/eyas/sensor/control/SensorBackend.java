package dev.eyas.sensor.control;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.RuleCount;
import dev.eyas.sensor.filter.Explanation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sensor behind a {@link ControlServer}, as one client sees it: with that client's rules. */
public interface SensorBackend extends AutoCloseable {
  /**
   * Puts rules in force between two events. Rules with errors change nothing.
   *
   * @param sources in load order
   */
  Loaded load(List<RulesSource> sources);

  /** Tells every match from now on to the listener, in place of the one before. */
  void onMatch(MatchListener listener);

  Counts counts();

  /** Studies these rules, in place of those studied before. */
  void watch(Set<String> rules);

  /** What has come of the study of each rule in force. */
  List<NearMisses> nearMisses();

  /** Takes the client's rules out of force. */
  @Override
  void close();

  /**
   * @param outcome what the loader said
   * @param problems what the sensor itself has to say of the rules, beyond the loader
   * @param generation in force after the load, new or old; 0: none yet
   */
  record Loaded(LoadOutcome outcome, List<RulesLoadResult.Problem> problems, int generation) {}

  /**
   * @param generation ruleset in force
   * @param events seen since the start
   * @param dropped events lost, by cause; without causes of which there was none
   * @param rules counters of the rules in force, in the ruleset's order
   */
  record Counts(int generation, long events, Map<String, Long> dropped, List<RuleCount> rules) {}

  /** Called on the event path. */
  @FunctionalInterface
  interface MatchListener {
    /**
     * @param match valid during the call only
     */
    void matched(Match match);
  }

  /** An event that a rule matched. Making an alert of it costs far more than counting it. */
  interface Match {
    int generation();

    String rule();

    long eventNumber();

    Alert toAlert();

    Explanation explain();
  }
}

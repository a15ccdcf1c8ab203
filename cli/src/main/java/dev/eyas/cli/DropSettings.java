package dev.eyas.cli;

import java.util.List;
import java.util.Set;

/**
 * What is to happen when events are lost: {@code syscall_event_drops}.
 *
 * @param threshold share of a second's events that may be lost without a word, 0 to 1
 * @param rate notices allowed per second
 * @param maxBurst notices allowed at once
 * @param simulated whether each look is told of a loss that was none, to try out the actions
 */
record DropSettings(
    Set<String> actions, double threshold, double rate, double maxBurst, boolean simulated) {
  static final String IGNORE = "ignore";
  static final String LOG = "log";
  static final String ALERT = "alert";
  static final String EXIT = "exit";

  private static final String PREFIX = "syscall_event_drops.";
  private static final List<String> ACTIONS = List.of(IGNORE, LOG, ALERT, EXIT);
  private static final Set<String> KEYS =
      Set.of(
          PREFIX + "actions",
          PREFIX + "threshold",
          PREFIX + "rate",
          PREFIX + "max_burst",
          PREFIX + "simulate_drops");

  static boolean knows(String key) {
    return KEYS.contains(key);
  }

  /**
   * @throws IllegalArgumentException for a value that is none
   */
  static DropSettings of(RunConfig config) {
    List<String> actions = config.list(PREFIX + "actions");
    if (!ACTIONS.containsAll(actions)) {
      throw config.refuse(PREFIX + "actions", "of " + String.join(", ", ACTIONS));
    }
    if (actions.contains(IGNORE) && (actions.contains(LOG) || actions.contains(ALERT))) {
      throw config.refuse(PREFIX + "actions", "either ignore, or log and alert");
    }
    double threshold = config.decimal(PREFIX + "threshold", 0.1);
    if (threshold > 1) {
      throw config.refuse(PREFIX + "threshold", "from 0 to 1");
    }
    boolean simulated = config.flag(PREFIX + "simulate_drops", false);
    return new DropSettings(
        Set.copyOf(actions),
        simulated ? 0 : threshold,
        config.decimal(PREFIX + "rate", 0.03333),
        config.decimal(PREFIX + "max_burst", 1),
        simulated);
  }
}

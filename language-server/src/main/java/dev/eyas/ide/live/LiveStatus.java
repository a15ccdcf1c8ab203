package dev.eyas.ide.live;

import dev.eyas.sensor.control.Stats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Position;

/**
 * What the client shows of a live session.
 *
 * @param state {@code stopped}, {@code starting}, {@code running} or {@code failed}
 * @param message one line for the user
 * @param runningVersion number of the edit in force; 0: none
 * @param editVersion number of the last edit sent; above the running one when that edit has errors
 * @param editErrors why the last edit is not in force; empty when it is
 * @param events seen since the sensor started
 * @param eventsPerSecond over the last half second
 * @param dropped events lost since the start, by cause
 * @param rules exact counts since the running version came into force
 */
public record LiveStatus(
    String state,
    String message,
    int runningVersion,
    int editVersion,
    List<EditError> editErrors,
    long events,
    double eventsPerSecond,
    Map<String, Long> dropped,
    List<Stats.RuleCount> rules) {
  public static final LiveStatus STOPPED =
      new LiveStatus(
          LiveState.STOPPED.label(), "Stopped", 0, 0, List.of(), 0, 0, Map.of(), List.of());

  /** Counts of a rule since the running version came into force, if it runs. */
  public Optional<Stats.RuleCount> count(String rule) {
    return rules.stream().filter(count -> count.rule().equals(rule)).findFirst();
  }

  /**
   * @param uri of the document, or null when the error is not in one
   */
  public record EditError(String message, String code, String uri, Position position) {}
}

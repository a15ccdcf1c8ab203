package dev.eyas.ide.live;

import dev.eyas.ide.live.LiveStatus.EditError;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.RulesLoadResult;
import dev.eyas.sensor.control.Stats;
import java.util.List;
import java.util.Map;

/** The statuses that follow from what happens to a session. */
final class LiveStatuses {
  private LiveStatuses() {}

  /** A status without a sensor. */
  static LiveStatus of(LiveState state, String message) {
    return new LiveStatus(state.label(), message, 0, 0, List.of(), 0, 0, Map.of(), List.of());
  }

  /** The sensor's verdict on an edit: in force now, or refused with the last good one running. */
  static LiveStatus loaded(
      LiveStatus before, LoadedRules edit, RulesLoadResult result, InitializeResult sensor) {
    List<EditError> errors =
        result.problems().stream()
            .filter(problem -> problem.severity().equals("error"))
            .map(problem -> error(problem, edit))
            .toList();
    int runningVersion = result.version();
    return new LiveStatus(
        LiveState.RUNNING.label(),
        message(runningVersion, errors, sensor),
        runningVersion,
        edit.version(),
        errors,
        before.events(),
        before.eventsPerSecond(),
        before.dropped(),
        result.loaded() ? List.of() : before.rules());
  }

  /** The edit did not reach the sensor, or the sensor could not answer. */
  static LiveStatus failedEdit(LiveStatus before, String reason, InitializeResult sensor) {
    List<EditError> errors = List.of(new EditError(reason, null, null, null));
    return new LiveStatus(
        LiveState.RUNNING.label(),
        message(before.runningVersion(), errors, sensor),
        before.runningVersion(),
        before.editVersion(),
        errors,
        before.events(),
        before.eventsPerSecond(),
        before.dropped(),
        before.rules());
  }

  static LiveStatus counted(LiveStatus before, Stats stats) {
    return new LiveStatus(
        before.state(),
        before.message(),
        before.runningVersion(),
        before.editVersion(),
        before.editErrors(),
        stats.events(),
        stats.eventsPerSecond(),
        stats.dropped(),
        stats.rules());
  }

  private static String message(int version, List<EditError> errors, InitializeResult sensor) {
    if (errors.isEmpty()) {
      return "Running version %d on %s".formatted(version, sensor.hostname());
    }
    String error = errors.get(0).message();
    return version == 0
        ? "No rules in force yet, they have errors: " + error
        : "Running version %d, edit has errors: %s".formatted(version, error);
  }

  private static EditError error(RulesLoadResult.Problem problem, LoadedRules edit) {
    boolean located = edit.position(problem.source(), problem.offset()).isPresent();
    return new EditError(
        problem.message().isEmpty() ? problem.code() : problem.message(),
        problem.code(),
        located ? problem.source() : null,
        edit.position(problem.source(), problem.offset()).orElse(null));
  }
}

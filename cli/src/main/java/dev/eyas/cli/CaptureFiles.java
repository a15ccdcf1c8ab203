package dev.eyas.cli;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.AlertSink;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.Match;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.Replay;
import dev.eyas.sensor.RuleProblem;
import dev.eyas.sensor.capture.CaptureException;
import dev.eyas.sensor.capture.CaptureReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Captures that a command line names, replayed one after the other. */
final class CaptureFiles {
  /**
   * What a replay has come to.
   *
   * @param complete whether every capture was there and whole
   * @param dropped events not judged, by cause
   * @param nearMisses of the rules under study
   */
  record Result(
      boolean complete, long events, Map<String, Long> dropped, List<NearMisses> nearMisses) {
    int exitCode() {
      return complete ? 0 : 1;
    }
  }

  private final List<Path> files;
  private final ProgressLine progress;
  private final PrintWriter err;
  private final BooleanSupplier goesOn;

  /**
   * @param err where complaints go
   * @param goesOn asked now and then
   */
  CaptureFiles(List<Path> files, ProgressLine progress, PrintWriter err, BooleanSupplier goesOn) {
    this.files = files;
    this.progress = progress;
    this.err = err;
    this.goesOn = goesOn;
  }

  /**
   * Judges all events; a capture that cannot be read to its end does not stop the next one.
   *
   * @param studied rules whose near misses are kept
   */
  Result replay(
      EngineOptions options, EffectiveRuleset ruleset, Set<String> studied, AlertSink sink) {
    Replay replay = new Replay(options, afterClearing(sink));
    replay.watch(studied);
    for (RuleProblem problem : replay.load(ruleset).problems()) {
      err.printf("eyas: rule '%s' is not in force: %s%n", problem.rule().name(), problem.message());
    }
    boolean complete = true;
    for (Path file : files) {
      complete &= !goesOn.getAsBoolean() || isWhole(replay, file);
    }
    progress.clear();
    err.flush();
    return new Result(complete, replay.events(), replay.dropped(), replay.nearMisses());
  }

  private boolean isWhole(Replay replay, Path file) {
    try (CaptureReader capture = CaptureReader.open(file)) {
      try {
        replay.read(capture, () -> show(file, capture, replay.events()));
      } catch (CaptureException e) {
        complain(e.getMessage());
        return false;
      }
      capture.firstDamage().ifPresent(this::complain);
      return capture.damaged() == 0;
    } catch (FileNotFoundException e) {
      complain(file + ": " + reason(file, e));
    } catch (IOException e) {
      complain(file + ": cannot be read: " + e.getMessage());
    }
    return false;
  }

  /** Java words "no such file", "is a directory" and "permission denied" alike. */
  private static String reason(Path file, FileNotFoundException e) {
    if (!Files.exists(file)) {
      return "no such file";
    }
    return Files.isDirectory(file)
        ? "is a directory, not a capture"
        : "cannot be read: " + e.getMessage();
  }

  private boolean show(Path file, CaptureReader capture, long events) {
    progress.show(file.toString(), capture.progress(), events);
    return goesOn.getAsBoolean();
  }

  private void complain(String message) {
    progress.clear();
    err.println("eyas: " + message);
  }

  private AlertSink afterClearing(AlertSink sink) {
    return new AlertSink() {
      @Override
      public void alert(Match match) {
        progress.clear();
        sink.alert(match);
      }

      @Override
      public void failed(EffectiveRule rule, RuntimeException cause) {
        sink.failed(rule, cause);
      }
    };
  }
}

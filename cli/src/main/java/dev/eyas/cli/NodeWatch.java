package dev.eyas.cli;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.AlertSink;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.LoadedRuleset;
import dev.eyas.sensor.Match;
import dev.eyas.sensor.output.AlertFormatter;
import dev.eyas.sensor.output.AlertLine;
import dev.eyas.sensor.output.OutputQueue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;

/**
 * The rules in force on this node and the outputs that their alerts go to, both of which may change
 * while it runs. What does not load changes nothing.
 */
final class NodeWatch implements AlertSink, AutoCloseable {
  private static final String INTERNAL = "Falco internal: ";

  private final LiveSensor sensor;
  private final RunPlan plan;
  private final CommandLine command;
  private final PrintWriter err;
  private final Map<String, Long> alerts = new TreeMap<>();
  private final Map<String, Long> lost = new TreeMap<>();
  private volatile RunPlan.Settled settled;
  private volatile Printing printing;
  private boolean closed;

  /** How alerts look, and where they go. */
  private record Printing(boolean json, AlertFormatter formatter, OutputQueue outputs) {}

  private NodeWatch(LiveSensor sensor, RunPlan plan, RunPlan.Settled settled, CommandLine command) {
    this.sensor = sensor;
    this.plan = plan;
    this.settled = settled;
    this.command = command;
    err = command.getErr();
    printing = printing(settled.config());
  }

  /** Puts the rules in force. */
  static NodeWatch begin(
      LiveSensor sensor,
      RunPlan plan,
      RunPlan.Settled settled,
      EffectiveRuleset ruleset,
      CommandLine command) {
    NodeWatch watch = new NodeWatch(sensor, plan, settled, command);
    sensor.onMatch(watch);
    watch.load(ruleset);
    return watch;
  }

  private Printing printing(RunConfig config) {
    RunSettings settings = config.read(() -> RunSettings.parse(config.engine(), sensor.hostname()));
    return new Printing(
        settings.json(),
        new AlertFormatter(settings.output()),
        new OutputSettings(config).open(settings.json(), sensor::stop));
  }

  private void load(EffectiveRuleset ruleset) {
    LoadedRuleset loaded = sensor.load(ruleset);
    loaded
        .problems()
        .forEach(
            problem ->
                err.println(
                    "eyas: rule '"
                        + problem.rule().name()
                        + "' is not in force: "
                        + problem.message()));
  }

  /** Files and folders whose change calls for {@link #reload}. */
  List<Path> places() {
    List<Path> places = new ArrayList<>(settled.read());
    places.addAll(settled.rules());
    return places;
  }

  /** Reads the configuration and the rules again. */
  void reload() {
    try {
      RunPlan.Settled next = plan.read();
      Optional<EffectiveRuleset> ruleset = next.load(command);
      if (ruleset.isEmpty()) {
        throw new UserError("the rules do not load");
      }
      adopt(next);
      load(ruleset.get());
      err.printf("eyas: read again: %d rules in force%n", sensor.counts().size());
    } catch (UserError | IllegalArgumentException | IllegalStateException e) {
      err.println("eyas: read again: " + e.getMessage() + "; what was in force stays in force");
      tell(Priority.CRITICAL, "hot restart failure", ": " + e.getMessage(), Map.of());
    }
    err.flush();
  }

  private void adopt(RunPlan.Settled next) {
    if (!next.config().sameAs(settled.config())) {
      if (!next.config().kernel().equals(settled.config().kernel())
          || !RunSettings.sameEngine(next.config().engine(), settled.config().engine())) {
        err.println(
            "eyas: read again: rule_matching, priority, the properties of JSON and system calls"
                + " change with the next start only");
      }
      Printing before = printing;
      printing = printing(next.config());
      end(before.outputs());
    }
    next.notes().forEach(note -> err.println("eyas: " + note));
    settled = next;
  }

  /** Lets the outputs open their files and programs anew. */
  void reopen() {
    printing.outputs().reopen();
  }

  @Override
  public void alert(Match match) {
    Printing now = printing;
    String line = now.json() ? match.jsonLine() : match.textLine();
    now.outputs().add(new AlertLine(match.rule().priority(), line));
    alerts.merge(match.rule().name(), 1L, Long::sum);
  }

  /**
   * Sends an alert of the sensor's own.
   *
   * @param what in a few words
   * @param details follow these words in the message
   */
  void tell(Priority priority, String what, String details, Map<String, String> fields) {
    Printing now = printing;
    long time = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    now.outputs()
        .add(
            new AlertLine(
                priority,
                now.formatter()
                    .internalLine(
                        now.json(),
                        priority,
                        INTERNAL + what,
                        time,
                        INTERNAL + what + details,
                        fields)));
  }

  /** Alerts by rule; to be asked for once the watch has ended. */
  Map<String, Long> alerts() {
    return alerts;
  }

  /** Alerts that did not get out, by cause; to be asked for after {@link #close}. */
  Map<String, Long> lost() {
    return lost;
  }

  private void end(OutputQueue outputs) {
    outputs.close();
    outputs.lost().forEach((cause, count) -> lost.merge(cause, count, Long::sum));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      end(printing.outputs());
    }
  }
}

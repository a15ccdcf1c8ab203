package dev.eyas.cli;

import dev.eyas.catalog.Priority;
import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.TextReport;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.container.ContainerRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;

/**
 * Walks through what start-up needs, so that the launcher can archive the classes it loads. Has no
 * effect besides.
 */
@Command(name = "warm-up", hidden = true, description = "Load what the other commands need.")
final class WarmUpCommand implements Runnable {
  /** What starts: an editor's server, or any other command. */
  private enum Kind {
    lsp,
    command
  }

  @Parameters(paramLabel = "KIND")
  private Kind kind;

  @Override
  public void run() {
    CommandLine eyas = Eyas.commandLine().setErr(new PrintWriter(Writer.nullWriter()));
    eyas.getUsageMessage();
    eyas.getCommandSpec().version();
    Diagnosis bundled = Diagnosis.of(RulesFiles.read(List.of(Distribution.rules())));
    new TextReport(bundled, Ansi.OFF).print(eyas.getErr());
    new Engine(EngineOptions.live(), ContainerRegistry.NONE, match -> {})
        .load(bundled.outcome().ruleset());
    switch (kind) {
      case lsp -> LspSession.play();
      case command -> watch(eyas);
    }
  }

  /** For whoever may: others start no sensor, either. */
  private static void watch(CommandLine eyas) {
    RunPlan plan = new RunPlan(Optional.empty(), List.of(), Map.of());
    RunPlan.Settled settled = plan.read();
    EffectiveRuleset rules = settled.load(eyas).orElseThrow();
    try (LiveSensor sensor = LiveSensor.open(LiveOptions.defaults());
        NodeWatch watch = NodeWatch.begin(sensor, plan, settled, rules, eyas)) {
      // Some events to judge, and an alert to print.
      new ProcessBuilder("true").start().waitFor();
      watch.tell(Priority.DEBUG, "warm-up", "", Map.of());
      sensor.stop();
      sensor.await();
    } catch (IOException e) {
      eyas.getErr().println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.eyas.cli;

import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.TextReport;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.container.ContainerRegistry;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
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
    CommandLine eyas = Eyas.commandLine();
    eyas.getUsageMessage();
    eyas.getCommandSpec().version();
    Diagnosis bundled = Diagnosis.of(RulesFiles.read(List.of(Distribution.rules())));
    new TextReport(bundled, Ansi.OFF).print(new PrintWriter(Writer.nullWriter()));
    new Engine(EngineOptions.live(), ContainerRegistry.NONE, match -> {})
        .load(bundled.outcome().ruleset());
    if (kind == Kind.lsp) {
      LspSession.play();
    }
  }
}

package dev.eyas.cli;

import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.container.ContainerRegistry;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Walks through what start-up needs, so that the launcher can archive the classes it loads. Has no
 * effect besides.
 */
@Command(name = "warm-up", hidden = true, description = "Load what the other commands need.")
final class WarmUpCommand implements Runnable {
  @Override
  public void run() {
    CommandLine eyas = Eyas.commandLine();
    eyas.getUsageMessage();
    eyas.getCommandSpec().version();
    LoadOutcome bundled = new RulesLoader().load(RulesFiles.read(List.of(Distribution.rules())));
    new Engine(EngineOptions.live(), ContainerRegistry.NONE, match -> {}).load(bundled.ruleset());
    LspSession.play();
  }
}

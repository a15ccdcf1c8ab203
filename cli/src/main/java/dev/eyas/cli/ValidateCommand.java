package dev.eyas.cli;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Say what Falco's loader would say of rules files. Exit code 1 if there is an error.")
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "Rules files in load order; of a directory, its *.yaml and *.yml files sorted by name.")
  private List<Path> paths;

  @Override
  public Integer call() {
    List<RulesSource> sources = RulesFiles.read(paths);
    LoadOutcome outcome = new RulesLoader().load(sources);
    new LoadReport(outcome, sources, Ansi.AUTO).print(spec.commandLine().getOut());
    return outcome.successful() ? 0 : 1;
  }
}

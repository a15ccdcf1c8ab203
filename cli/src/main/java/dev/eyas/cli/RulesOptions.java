package dev.eyas.cli;

import dev.eyas.rules.RulesSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the commands that look at rules. */
final class RulesOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-r", "--rules"},
      paramLabel = "FILE|DIR|-",
      description =
          "Rules files in load order; of a directory, its YAML files by name;"
              + " - is standard input. Without any: the bundled rules.")
  private List<Path> rules = List.of();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FALCO_YAML",
      description = "The rules files that this configuration names, in its order.")
  private Path config;

  /**
   * @throws UserError if a file cannot be read
   */
  List<RulesSource> read() {
    if (config != null && !rules.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Either -c or -r, not both: -r would replace what -c names.");
    }
    PrintWriter err = spec.commandLine().getErr();
    if (config != null) {
      return RulesFiles.read(ConfiguredRules.of(config).files(err));
    }
    return RulesFiles.read(rules.isEmpty() ? List.of(Distribution.rules()) : rules);
  }
}

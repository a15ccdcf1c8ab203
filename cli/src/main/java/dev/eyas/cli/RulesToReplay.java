package dev.eyas.cli;

import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.TextReport;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The rules that a command judges events by, and what is added to their outputs. */
final class RulesToReplay {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-r", "--rules"},
      paramLabel = "FILE|DIR",
      description =
          "Rules files in load order; of a directory, its YAML files by name."
              + " Without any: the bundled rules.")
  private List<Path> rules = List.of();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FALCO_YAML",
      description =
          "The rules files that this configuration names, unless -r names others, and its rules"
              + " and append_output. No other key of it is read; give those with -o.")
  private Path config;

  private RuleAdjustments adjustments = RuleAdjustments.NONE;

  /** Whether any are named. */
  boolean areNamed() {
    return config != null || !rules.isEmpty();
  }

  /**
   * Tells on standard error what there is to say about the files.
   *
   * @return nothing if they do not load
   * @throws UserError if a file cannot be read, or what is to be appended does not compile
   */
  Optional<EffectiveRuleset> load() {
    CommandLine command = spec.commandLine();
    Diagnosis diagnosis = Diagnosis.of(RulesFiles.read(files()));
    new TextReport(diagnosis, command.getColorScheme().ansi()).printProblems(command.getErr());
    if (!diagnosis.outcome().successful()) {
      return Optional.empty();
    }
    return Optional.of(adjustments.applyTo(diagnosis.outcome().ruleset()));
  }

  private List<Path> files() {
    if (config == null) {
      return rules.isEmpty() ? List.of(Distribution.rules()) : rules;
    }
    ConfiguredRules configured = ConfiguredRules.of(config);
    adjustments = configured.adjustments().then(adjustments);
    return rules.isEmpty() ? configured.files(spec.commandLine().getErr()) : rules;
  }

  /**
   * @param options keys of falco.yaml with their values; those that change rules are taken out
   * @throws IllegalArgumentException if its value cannot be understood
   */
  void takeFrom(Map<String, String> options) {
    adjustments = RuleAdjustments.takeFrom(options);
  }
}

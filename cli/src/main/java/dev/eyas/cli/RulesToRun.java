package dev.eyas.cli;

import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.TextReport;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The rules that a command judges events by. */
final class RulesToRun {
  /**
   * Tells on standard error what there is to say about the files.
   *
   * @param paths as {@link RulesFiles#read}; none for the bundled rules
   * @return nothing if they do not load
   */
  static Optional<EffectiveRuleset> load(List<Path> paths, CommandLine command) {
    List<Path> files = paths.isEmpty() ? List.of(Distribution.rules()) : paths;
    Diagnosis diagnosis = Diagnosis.of(RulesFiles.read(files));
    new TextReport(diagnosis, command.getColorScheme().ansi()).printProblems(command.getErr());
    return diagnosis.outcome().successful()
        ? Optional.of(diagnosis.outcome().ruleset())
        : Optional.empty();
  }

  private RulesToRun() {}
}

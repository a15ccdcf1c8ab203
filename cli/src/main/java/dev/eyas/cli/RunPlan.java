package dev.eyas.cli;

import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.TextReport;
import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.config.ConfigFiles;
import dev.eyas.rules.config.FalcoConfig;
import dev.eyas.rules.config.FalcoConfigReader;
import dev.eyas.rules.config.Locations;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * What {@code eyas run} was told to do, and by which files.
 *
 * @param config empty: only options count
 * @param rules files and folders; empty: those of the configuration, or the bundled ones
 * @param options keys of the configuration that are given on the command line
 */
record RunPlan(Optional<Path> config, List<Path> rules, Map<String, String> options) {
  private static final Locations LOCATIONS = Locations.fromWorkingDirectory();

  /**
   * What the files say now.
   *
   * @param notes what is worth knowing about the configuration, a line each
   * @param read the configuration's files
   * @param rules files and folders
   * @param adjustments what the configuration changes about the rules
   */
  record Settled(
      RunConfig config,
      List<String> notes,
      List<Path> read,
      List<Path> rules,
      RuleAdjustments adjustments) {
    /**
     * Loads the rules, and tells on standard error what there is to say about them.
     *
     * @return nothing if they do not load
     * @throws UserError if what is to be appended to outputs does not compile
     */
    Optional<EffectiveRuleset> load(CommandLine command) {
      Diagnosis diagnosis = Diagnosis.of(RulesFiles.read(rules));
      new TextReport(diagnosis, command.getColorScheme().ansi()).printProblems(command.getErr());
      return diagnosis.outcome().successful()
          ? Optional.of(adjustments.applyTo(diagnosis.outcome().ruleset()))
          : Optional.empty();
    }
  }

  /**
   * @throws UserError if the configuration cannot be read
   * @throws IllegalArgumentException for an option that makes no sense
   */
  Settled read() {
    Map<String, String> keys = new LinkedHashMap<>(options);
    RuleAdjustments adjustments = RuleAdjustments.takeFrom(keys);
    if (config.isEmpty()) {
      return new Settled(
          RunConfig.of(keys),
          List.of(),
          List.of(),
          rules.isEmpty() ? List.of(Distribution.rules()) : rules,
          adjustments);
    }
    try {
      FalcoConfig read =
          new FalcoConfigReader(ConfigFiles.DISK, LOCATIONS, System::getenv).read(config.get());
      RunConfig settings = RunConfig.of(read, keys);
      List<String> notes = new ArrayList<>(settings.notes());
      return new Settled(
          settings,
          notes,
          read.read(),
          rules.isEmpty() ? ConfiguredRules.of(read).files(notes::add) : rules,
          RuleAdjustments.of(read).then(adjustments));
    } catch (ConfigException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}

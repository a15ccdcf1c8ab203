package dev.eyas.cli;

import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.config.ConfigFiles;
import dev.eyas.rules.config.FalcoConfig;
import dev.eyas.rules.config.FalcoConfigReader;
import dev.eyas.rules.config.Locations;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What a {@code falco.yaml} says about rules. */
final class ConfiguredRules {
  private static final Locations LOCATIONS = Locations.fromWorkingDirectory();

  private final FalcoConfig config;

  private ConfiguredRules(FalcoConfig config) {
    this.config = config;
  }

  /**
   * @throws UserError if the configuration cannot be understood
   */
  static ConfiguredRules of(Path config) {
    try {
      return new ConfiguredRules(
          new FalcoConfigReader(ConfigFiles.DISK, LOCATIONS, System::getenv).read(config));
    } catch (ConfigException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  /** What it changes about rules. */
  RuleAdjustments adjustments() {
    return RuleAdjustments.of(config);
  }

  /**
   * The rules files that it names.
   *
   * @param notes gets what is worth knowing about the configuration
   * @return in load order
   * @throws UserError if it names no file that exists
   */
  List<Path> files(PrintWriter notes) {
    FalcoConfig.Located located = locate();
    if (config.deprecatedKey()) {
      notes.println("eyas: " + config.file() + ": rules_file is deprecated; name it rules_files");
    }
    located
        .missing()
        .forEach(
            name ->
                notes.println("eyas: " + config.file() + ": " + name + " is not there, skipped"));
    notes.flush();
    if (located.files().isEmpty()) {
      throw new UserError(config.file() + ": rules_files names no file that is there");
    }
    return located.files();
  }

  private FalcoConfig.Located locate() {
    try {
      return config.locate(ConfigFiles.DISK, LOCATIONS);
    } catch (ConfigException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}

package dev.eyas.cli;

import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.config.ConfigFiles;
import dev.eyas.rules.config.FalcoConfig;
import dev.eyas.rules.config.FalcoConfigReader;
import dev.eyas.rules.config.Locations;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The rules files that a {@code falco.yaml} names. */
final class ConfiguredRules {
  private static final Locations LOCATIONS = Locations.fromWorkingDirectory();

  /**
   * @param notes gets what is worth knowing about the configuration
   * @return in load order
   * @throws UserError if the configuration cannot be understood, or names no file that exists
   */
  static List<Path> of(Path config, PrintWriter notes) {
    try {
      FalcoConfig read =
          new FalcoConfigReader(ConfigFiles.DISK, LOCATIONS, System::getenv).read(config);
      FalcoConfig.Located located = read.locate(ConfigFiles.DISK, LOCATIONS);
      if (read.deprecatedKey()) {
        notes.println("eyas: " + config + ": rules_file is deprecated; name it rules_files");
      }
      located
          .missing()
          .forEach(
              name -> notes.println("eyas: " + config + ": " + name + " is not there, skipped"));
      notes.flush();
      if (located.files().isEmpty()) {
        throw new UserError(config + ": rules_files names no file that is there");
      }
      return located.files();
    } catch (ConfigException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private ConfiguredRules() {}
}

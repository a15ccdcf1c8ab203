package dev.eyas.cli;

import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.config.ConfigFiles;
import dev.eyas.rules.config.FalcoConfig;
import dev.eyas.rules.config.FalcoConfigReader;
import dev.eyas.rules.config.Locations;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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

  static ConfiguredRules of(FalcoConfig config) {
    return new ConfiguredRules(config);
  }

  /** What it changes about rules. */
  RuleAdjustments adjustments() {
    return RuleAdjustments.of(config);
  }

  /** As {@link #files(Consumer)}, with notes on standard error. */
  List<Path> files(PrintWriter err) {
    List<Path> files = files(note -> err.println("eyas: " + note));
    err.flush();
    return files;
  }

  /**
   * The rules files that it names.
   *
   * @param notes gets what is worth knowing about the configuration, a line each
   * @return in load order
   * @throws UserError if it names no file that exists
   */
  List<Path> files(Consumer<String> notes) {
    FalcoConfig.Located located = locate();
    if (config.deprecatedKey()) {
      notes.accept(config.file() + ": rules_file is deprecated; name it rules_files");
    }
    if (located.files().isEmpty()) {
      throw new UserError(
          config.file()
              + ": rules_files names no file that is there"
              + (located.missing().isEmpty() ? "" : ": " + String.join(", ", located.missing())));
    }
    located
        .missing()
        .forEach(name -> notes.accept(config.file() + ": " + name + " is not there, skipped"));
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

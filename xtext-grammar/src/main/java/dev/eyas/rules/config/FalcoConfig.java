package dev.eyas.rules.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@code falco.yaml} says.
 *
 * @param file the configuration
 * @param read the configuration and what it includes
 * @param names what {@code rules_files} names, in load order
 * @param deprecatedKey whether the older key {@code rules_file} is used
 * @param appendOutput what is added to rules' outputs, in order
 * @param rules which are switched on and off, in order
 * @param plugins that are configured, whether or not they are loaded
 * @param settings every key, those below others with dots between
 */
public record FalcoConfig(
    Path file,
    List<Path> read,
    List<String> names,
    boolean deprecatedKey,
    List<AppendOutput> appendOutput,
    List<RuleSelection> rules,
    List<PluginConfig> plugins,
    Map<String, Setting> settings) {

  /** The name that a configuration usually has. */
  public static final String NAME = "falco.yaml";

  /**
   * @param files in load order, directories by what is in them
   * @param missing names of what does not exist, which Falco passes over
   */
  public record Located(List<Path> files, List<String> missing) {}

  /**
   * @throws ConfigException if a directory cannot be read
   */
  public Located locate(ConfigFiles files, Locations locations) {
    return locate(file, names, files, locations);
  }

  /** What a configuration would load that has these names. */
  static Located locate(Path file, List<String> names, ConfigFiles files, Locations locations) {
    List<Path> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      locations
          .find(file, name, files)
          .ifPresentOrElse(
              path -> found.addAll(expand(path, file, files)), () -> missing.add(name));
    }
    return new Located(List.copyOf(found), List.copyOf(missing));
  }

  private static List<Path> expand(Path path, Path file, ConfigFiles files) {
    if (!files.isDirectory(path)) {
      return List.of(path);
    }
    try {
      return RulesDirectory.files(path, files);
    } catch (IOException e) {
      throw new ConfigException(path + ", named in " + file + ": " + ReadFailure.reason(e), e);
    }
  }
}

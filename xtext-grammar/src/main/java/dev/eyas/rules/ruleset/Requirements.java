package dev.eyas.rules.ruleset;

import java.util.List;

/**
 * What the files of a ruleset require.
 *
 * @param engineVersion the highest engine version that a file asks for; null if none does
 */
public record Requirements(String engineVersion, List<PluginRequirement> plugins) {
  public static final Requirements NONE = new Requirements(null, List.of());

  /**
   * Plugins of which one must be there.
   *
   * @param alternatives in order of preference, the one of the entry itself first
   */
  public record PluginRequirement(List<Plugin> alternatives) {}

  /**
   * @param version the least one, as three numbers
   */
  public record Plugin(String name, String version) {}
}

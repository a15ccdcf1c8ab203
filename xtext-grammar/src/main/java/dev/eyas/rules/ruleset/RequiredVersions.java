package dev.eyas.rules.ruleset;

import dev.eyas.catalog.FalcoEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What rules files require of the engine and of plugins. */
final class RequiredVersions {
  private static final Version ENGINE = Version.parse(FalcoEngine.VERSION).orElseThrow();
  private static final Map<String, Version> LOADED =
      Map.of("container", Version.parse(FalcoEngine.CONTAINER_PLUGIN_VERSION).orElseThrow());
  private static final Pattern BARE_MINOR = Pattern.compile("\\+?[0-9]{1,9}");

  private RequiredVersions() {}

  record Plugin(String name, Version version) {
    String shown() {
      return name + " (>= " + version + ")";
    }
  }

  /**
   * @param alternatives in order of preference, the one of the entry itself first
   */
  record Requirement(List<Plugin> alternatives, Context context) {
    Requirements.PluginRequirement published() {
      return new Requirements.PluginRequirement(
          alternatives.stream()
              .map(p -> new Requirements.Plugin(p.name(), p.version().toString()))
              .toList());
    }

    /**
     * @throws LoadFailure if no alternative is loaded, or the first loaded one is too old
     */
    void check() {
      for (Plugin plugin : alternatives) {
        Version loaded = LOADED.get(plugin.name());
        if (loaded != null) {
          requireCompatible(plugin, loaded);
          return;
        }
      }
      throw LoadFailure.content(
          "Plugin requirement not satisfied, must load one of: "
              + alternatives.stream().map(Plugin::shown).collect(Collectors.joining(", ")),
          context);
    }

    private void requireCompatible(Plugin plugin, Version loaded) {
      if (!loaded.satisfies(plugin.version())) {
        throw LoadFailure.content(
            "Plugin '%s' version '%s' is not compatible with required plugin version '%s'"
                .formatted(plugin.name(), loaded, plugin.version()),
            context);
      }
    }
  }

  /** The engine that an item asks for; the one that is here will do. */
  static Version engine(ItemNode.Mapping item, Context context) {
    String text = new ValueReader(item, context).text("required_engine_version").text();
    Version required =
        BARE_MINOR.matcher(text).matches()
            ? new Version(ENGINE.major(), Long.parseLong(text), 0)
            : Version.parse(text)
                .orElseThrow(
                    () ->
                        LoadFailure.structure(
                            "Unable to parse engine version '%s' as a semver string. Expected \"x.y.z\" semver format."
                                .formatted(text),
                            context));
    if (!ENGINE.satisfies(required)) {
      throw LoadFailure.content(
          "Rules require engine version " + required + ", but engine version is " + ENGINE,
          context);
    }
    return required;
  }

  static List<Requirement> plugins(ItemNode.Mapping item, Context context) {
    ItemNode node = item.find("required_plugin_versions").orElseThrow();
    if (!(node instanceof ItemNode.Sequence sequence)) {
      throw LoadFailure.structure("Value of required_plugin_versions must be a sequence", context);
    }
    List<Requirement> requirements = new ArrayList<>();
    for (ItemNode element : sequence.elements()) {
      requirements.add(requirement(element, context));
    }
    return requirements;
  }

  private static Requirement requirement(ItemNode node, Context all) {
    Context unnamed = all.at(ItemType.REQUIRED_PLUGIN_VERSIONS_ENTRY, "", node);
    if (!(node instanceof ItemNode.Mapping entry)) {
      throw LoadFailure.structure("Plugin version must be a mapping", unnamed);
    }
    String name = new ValueReader(entry, unnamed).text("name").text();
    Context context = all.at(ItemType.REQUIRED_PLUGIN_VERSIONS_ENTRY, name, node);
    List<Plugin> plugins = new ArrayList<>();
    plugins.add(plugin(entry, context));
    entry.find("alternatives").ifPresent(a -> plugins.addAll(alternatives(a, context)));
    requireDistinct(plugins, context);
    return new Requirement(List.copyOf(plugins), context);
  }

  private static List<Plugin> alternatives(ItemNode node, Context context) {
    if (!(node instanceof ItemNode.Sequence sequence)) {
      throw LoadFailure.structure(
          "Value of plugin version alternatives must be a sequence", context);
    }
    List<Plugin> plugins = new ArrayList<>();
    for (ItemNode element : sequence.elements()) {
      Context place = context.at(ItemType.REQUIRED_PLUGIN_VERSIONS_ALTERNATIVE, "", element);
      if (!(element instanceof ItemNode.Mapping alternative)) {
        throw LoadFailure.structure("Plugin version alternative must be a mapping", place);
      }
      plugins.add(plugin(alternative, place));
    }
    return plugins;
  }

  private static Plugin plugin(ItemNode.Mapping mapping, Context context) {
    ValueReader values = new ValueReader(mapping, context);
    String name = values.text("name").text();
    String version = values.text("version").text();
    return new Plugin(
        name,
        Version.parse(version)
            .orElseThrow(
                () ->
                    LoadFailure.content(
                        "Invalid required version '" + version + "' for plugin '" + name + "'",
                        context)));
  }

  private static void requireDistinct(List<Plugin> plugins, Context context) {
    Set<String> names = new HashSet<>();
    for (Plugin plugin : plugins) {
      if (!names.add(plugin.name())) {
        throw LoadFailure.content(
            "Defined multiple alternative version requirements for plugin '" + plugin.name() + "'",
            context);
      }
    }
  }
}

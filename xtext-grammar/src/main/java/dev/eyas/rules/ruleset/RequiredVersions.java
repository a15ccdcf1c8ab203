package dev.eyas.rules.ruleset;

import dev.eyas.catalog.FalcoEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What rules files require of the engine and of plugins. */
final class RequiredVersions {
  private static final Version ENGINE = Version.parse(FalcoEngine.VERSION).orElseThrow();
  private static final Map<String, Version> LOADED =
      Map.of("container", Version.parse(FalcoEngine.CONTAINER_PLUGIN_VERSION).orElseThrow());

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
    OptionalLong minor = Unsigned.parse(text);
    Version required =
        minor.isPresent()
            ? new Version(ENGINE.major(), minor.getAsLong(), 0)
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

  /**
   * @param each gets the entries up to the first mistake
   */
  static void plugins(ItemNode.Mapping item, Context context, Consumer<Requirement> each) {
    ItemNode node = item.find("required_plugin_versions").orElseThrow();
    if (!(node instanceof ItemNode.Sequence sequence)) {
      throw LoadFailure.structure("Value of required_plugin_versions must be a sequence", context);
    }
    sequence.elements().forEach(element -> each.accept(requirement(element, context)));
  }

  private static Requirement requirement(ItemNode node, Context all) {
    Context unnamed = all.at(ItemType.REQUIRED_PLUGIN_VERSIONS_ENTRY, "", node);
    if (!(node instanceof ItemNode.Mapping entry)) {
      throw LoadFailure.structure("Plugin version must be a mapping", unnamed);
    }
    String name = new ValueReader(entry, unnamed).text("name").text();
    Context context = all.at(ItemType.REQUIRED_PLUGIN_VERSIONS_ENTRY, name, node);
    String version = new ValueReader(entry, context).text("version").text();
    List<Named> named = new ArrayList<>(List.of(new Named(name, version)));
    entry.find("alternatives").ifPresent(a -> named.addAll(alternatives(a, context)));
    return new Requirement(checked(named, context), context);
  }

  private static List<Named> alternatives(ItemNode node, Context context) {
    if (!(node instanceof ItemNode.Sequence sequence)) {
      throw LoadFailure.structure(
          "Value of plugin version alternatives must be a sequence", context);
    }
    List<Named> alternatives = new ArrayList<>();
    for (ItemNode element : sequence.elements()) {
      Context unnamed = context.at(ItemType.REQUIRED_PLUGIN_VERSIONS_ALTERNATIVE, "", element);
      if (!(element instanceof ItemNode.Mapping alternative)) {
        throw LoadFailure.structure("Plugin version alternative must be a mapping", unnamed);
      }
      String name = new ValueReader(alternative, unnamed).text("name").text();
      Context place = context.at(ItemType.REQUIRED_PLUGIN_VERSIONS_ALTERNATIVE, name, element);
      alternatives.add(new Named(name, new ValueReader(alternative, place).text("version").text()));
    }
    return alternatives;
  }

  /** A plugin as an entry names it. */
  private record Named(String name, String version) {}

  private static List<Plugin> checked(List<Named> named, Context context) {
    Map<String, Plugin> plugins = new LinkedHashMap<>();
    for (Named one : named) {
      Version version =
          Version.parse(one.version())
              .orElseThrow(
                  () ->
                      LoadFailure.content(
                          "Invalid required version '%s' for plugin '%s'"
                              .formatted(one.version(), one.name()),
                          context));
      if (plugins.put(one.name(), new Plugin(one.name(), version)) != null) {
        throw LoadFailure.content(
            "Defined multiple alternative version requirements for plugin '" + one.name() + "'",
            context);
      }
    }
    return List.copyOf(plugins.values());
  }
}

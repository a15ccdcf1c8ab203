package dev.eyas.rules.config;

import java.util.Map;

/**
 * An entry of the key {@code plugins}.
 *
 * @param initConfig what the plugin is told at its start, keys below others with dots between
 * @param place file and line
 */
public record PluginConfig(String name, Map<String, Setting> initConfig, String place) {}

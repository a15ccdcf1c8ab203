package dev.eyas.rules;

/**
 * A rules file as it is handed to the loader: from disk, an editor's buffer or a client.
 *
 * @param name path or URI; only shown, never opened
 * @param text whole content
 */
public record RulesSource(String name, String text) {}

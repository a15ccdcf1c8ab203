package dev.eyas.rules;

/**
 * A rules file as it is handed to the loader: from disk, an editor's buffer or a client.
 *
 * @param name path or URI; only shown, never opened
 * @param text whole content
 */
public record RulesSource(String name, String text) {
  /** Longer texts, in UTF-16 units, are refused unread; 20,000 rules are shorter. */
  public static final int MAX_LENGTH = 8 * 1024 * 1024;

  public static boolean isTooLarge(String text) {
    return text.length() > MAX_LENGTH;
  }
}

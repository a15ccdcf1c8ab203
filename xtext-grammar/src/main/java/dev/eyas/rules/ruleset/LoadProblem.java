package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import java.util.List;

/**
 * An error or a warning of a load.
 *
 * @param message Falco's words; may be empty where the code says it all
 * @param context where it is, outermost place first
 * @param snippet the line and a caret below the place
 * @param range the text to underline in an editor
 * @param deprecatedField the field that a warning about a deprecated one is about, or null
 */
public record LoadProblem(
    LoadCode code,
    String message,
    List<Location> context,
    String snippet,
    SourceRange range,
    String deprecatedField) {

  public LoadProblem(
      LoadCode code, String message, List<Location> context, String snippet, SourceRange range) {
    this(code, message, context, snippet, range, null);
  }

  /**
   * A place in Falco's terms.
   *
   * @param itemType such as {@code rule condition}
   * @param itemName name of the item, may be empty
   * @param name name of the file
   * @param line 0-based as the YAML library counts, except in {@code condition expression}
   * @param column likewise, in UTF-8 bytes
   * @param offset in UTF-8 bytes
   */
  public record Location(
      String itemType, String itemName, String name, int line, int column, int offset) {}
}

package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one item of a rules file did to a rule, a macro or a list.
 *
 * @param item the whole item
 * @param values for each key that it set the place of the value; for {@link Kind#DEFINE} what the
 *     item leaves out has its default
 */
public record Change(Kind kind, SourceRange item, Map<String, SourceRange> values) {
  public enum Kind {
    /** Defines it, and with that forgets everything that was before. */
    DEFINE,
    /** Adds to the values of its keys. */
    APPEND,
    /** Puts its values in the place of those before. */
    REPLACE
  }

  /**
   * The places that a key's effective value is put together from, in order; none for a default.
   *
   * @param changes in load order
   */
  static List<SourceRange> contributions(List<Change> changes, String key) {
    List<SourceRange> places = new ArrayList<>();
    for (Change change : changes) {
      SourceRange value = change.values.get(key);
      if (change.kind == Kind.DEFINE || value != null && change.kind == Kind.REPLACE) {
        places.clear();
      }
      if (value != null) {
        places.add(value);
      }
    }
    return List.copyOf(places);
  }
}

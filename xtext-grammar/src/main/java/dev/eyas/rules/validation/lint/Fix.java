package dev.eyas.rules.validation.lint;

import java.util.List;

/**
 * A change that settles a finding.
 *
 * @param title what it does, for a menu
 * @param edits of one or more files; none overlaps another
 */
public record Fix(String title, List<TextEdit> edits) {
  public static Fix of(String title, TextEdit... edits) {
    return new Fix(title, List.of(edits));
  }
}

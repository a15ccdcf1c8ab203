package dev.eyas.rules.ruleset;

import java.util.List;

/** What loading said of one file. */
public record LoadResult(
    String name, SchemaVerdict schema, List<LoadProblem> errors, List<LoadProblem> warnings) {
  public boolean successful() {
    return errors.isEmpty();
  }
}

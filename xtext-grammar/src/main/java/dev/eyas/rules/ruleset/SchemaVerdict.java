package dev.eyas.rules.ruleset;

import java.util.List;

/**
 * Whether a file is valid by Falco's JSON schema, which has no say in whether it loads.
 *
 * @param checked false for a file that is empty or no YAML
 * @param violations one line each, innermost first
 */
public record SchemaVerdict(boolean checked, List<String> violations) {
  public static final SchemaVerdict NONE = new SchemaVerdict(false, List.of());

  /** The first document decides. */
  static SchemaVerdict of(List<ItemNode> documents) {
    return documents.isEmpty()
        ? NONE
        : new SchemaVerdict(true, RulesSchema.violations(documents.get(0)));
  }

  public boolean valid() {
    return violations.isEmpty();
  }
}

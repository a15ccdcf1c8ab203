package dev.eyas.rules.ruleset;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a file is valid by Falco's JSON schema, which has no say in whether it loads. The first
 * document decides; if it is not valid, Falco tells of the others as well.
 *
 * @param checked false for a file that is empty or no YAML
 * @param violations one line each, innermost first; {@link #OK} for a later document without
 */
public record SchemaVerdict(boolean checked, List<String> violations) {
  public static final SchemaVerdict NONE = new SchemaVerdict(false, List.of());

  private static final String OK = "ok";

  static SchemaVerdict of(List<ItemNode> documents) {
    List<String> told = documents.stream().flatMap(SchemaVerdict::told).toList();
    boolean valid = !told.isEmpty() && told.get(0).equals(OK);
    return new SchemaVerdict(!told.isEmpty(), valid ? List.of() : told);
  }

  private static Stream<String> told(ItemNode document) {
    List<String> violations = RulesSchema.violations(document);
    return violations.isEmpty() ? Stream.of(OK) : violations.stream();
  }

  public boolean valid() {
    return violations.isEmpty();
  }
}

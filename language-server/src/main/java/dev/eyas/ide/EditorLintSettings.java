package dev.eyas.ide;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.validation.lint.ConfigFile;
import dev.eyas.rules.validation.lint.LintCode;
import dev.eyas.rules.validation.lint.LintConfig;
import dev.eyas.rules.validation.lint.LintSeverity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The severities of lints in an editor's settings, as {@code {"falco": {"lints": {"EYAS004":
 * "off"}}}}. What makes no sense there is left out: editors check settings themselves.
 */
final class EditorLintSettings {
  private EditorLintSettings() {}

  /**
   * @param settings as the client sends them, or null
   */
  static LintConfig read(Object settings) {
    Map<LintCode, LintSeverity> severities = new EnumMap<>(LintCode.class);
    member(settings, "falco")
        .flatMap(falco -> member(falco, "lints"))
        .ifPresent(
            lints -> lints.entrySet().forEach(e -> put(e.getKey(), e.getValue(), severities)));
    return new LintConfig(severities);
  }

  private static Optional<JsonObject> member(Object parent, String name) {
    return parent instanceof JsonObject object && object.get(name) instanceof JsonObject member
        ? Optional.of(member)
        : Optional.empty();
  }

  private static void put(
      String code, JsonElement severity, Map<LintCode, LintSeverity> severities) {
    if (severity.isJsonPrimitive()) {
      try {
        Map.Entry<LintCode, LintSeverity> entry = ConfigFile.entry(code, severity.getAsString());
        severities.put(entry.getKey(), entry.getValue());
      } catch (IllegalArgumentException unknown) {
        return;
      }
    }
  }
}

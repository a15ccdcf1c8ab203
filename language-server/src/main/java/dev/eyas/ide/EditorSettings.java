package dev.eyas.ide;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.validation.lint.ConfigFile;
import dev.eyas.rules.validation.lint.LintCode;
import dev.eyas.rules.validation.lint.LintConfig;
import dev.eyas.rules.validation.lint.LintSeverity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An editor's settings, as {@code {"falco": {"lints": {"EYAS004": "off"}, "rulesFiles":
 * ["rules.d"]}}}. What makes no sense there is left out: editors check settings themselves.
 *
 * @param lints severities of lints
 * @param rulesFiles which files load together, in which order; empty: as the configuration says
 */
record EditorSettings(LintConfig lints, List<String> rulesFiles) {
  /**
   * @param settings as the client sends them, or null
   */
  static EditorSettings read(Object settings) {
    Optional<JsonObject> falco = member(settings, "falco");
    Map<LintCode, LintSeverity> severities = new EnumMap<>(LintCode.class);
    falco
        .flatMap(all -> member(all, "lints"))
        .ifPresent(
            lints -> lints.entrySet().forEach(e -> put(e.getKey(), e.getValue(), severities)));
    return new EditorSettings(
        new LintConfig(severities), texts(falco.map(all -> all.get("rulesFiles")).orElse(null)));
  }

  private static Optional<JsonObject> member(Object parent, String name) {
    return parent instanceof JsonObject object && object.get(name) instanceof JsonObject member
        ? Optional.of(member)
        : Optional.empty();
  }

  private static List<String> texts(JsonElement array) {
    List<String> texts = new ArrayList<>();
    if (array != null && array.isJsonArray()) {
      for (JsonElement element : array.getAsJsonArray()) {
        if (element.isJsonPrimitive() && !element.getAsString().isBlank()) {
          texts.add(element.getAsString());
        }
      }
    }
    return List.copyOf(texts);
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

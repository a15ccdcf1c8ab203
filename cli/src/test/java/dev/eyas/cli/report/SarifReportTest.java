package dev.eyas.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.RulesSource;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shape that the standard asks for. */
class SarifReportTest {
  private static final String RULES =
      """
      - macro: unused
        condition: proc.name = x
      - macro: unused_too
        condition: proc.name = y
      - rule: r
        desc: d
        condition: evt.type = open and no.such = 1
        output: x
        priority: WARNING
      """;

  private final JsonObject log =
      SarifReport.of(
          Diagnosis.of(List.of(new RulesSource("rules.d/my rules.yaml", RULES))), "1.2.3");
  private final JsonObject run = log.getAsJsonArray("runs").get(0).getAsJsonObject();

  @Test
  void aLogHasAVersionAndOneRun() {
    assertEquals("2.1.0", log.get("version").getAsString());
    assertEquals(1, log.getAsJsonArray("runs").size());
    assertTrue(URI.create(log.get("$schema").getAsString()).isAbsolute());
    assertEquals("eyas", driver().get("name").getAsString());
    assertEquals("1.2.3", driver().get("version").getAsString());
    assertEquals("utf16CodeUnits", run.get("columnKind").getAsString());
  }

  @Test
  void everyRuleIsDescribedOnce() {
    JsonArray rules = driver().getAsJsonArray("rules");
    for (JsonElement element : rules) {
      JsonObject rule = element.getAsJsonObject();
      assertTrue(rule.get("id").getAsString().startsWith("LOAD_"));
      assertText(rule, "shortDescription");
      assertText(rule, "fullDescription");
      assertTrue(URI.create(rule.get("helpUri").getAsString()).isAbsolute());
      assertLevel(rule.getAsJsonObject("defaultConfiguration"));
    }
    assertEquals(
        rules.size(),
        rules.asList().stream().map(rule -> rule.getAsJsonObject().get("id")).distinct().count());
  }

  @Test
  void everyResultNamesItsRuleAndItsPlace() {
    JsonArray results = run.getAsJsonArray("results");
    assertTrue(results.size() > 0);
    for (JsonElement element : results) {
      JsonObject result = element.getAsJsonObject();
      JsonObject rule =
          driver()
              .getAsJsonArray("rules")
              .get(result.get("ruleIndex").getAsInt())
              .getAsJsonObject();
      assertEquals(rule.get("id"), result.get("ruleId"));
      assertLevel(result);
      assertText(result, "message");
      JsonObject place =
          result
              .getAsJsonArray("locations")
              .get(0)
              .getAsJsonObject()
              .getAsJsonObject("physicalLocation");
      assertEquals(
          "rules.d/my%20rules.yaml",
          place.getAsJsonObject("artifactLocation").get("uri").getAsString());
      assertRegion(place.getAsJsonObject("region"));
    }
  }

  @Test
  void anErrorPointsAtItsText() {
    JsonObject error =
        run.getAsJsonArray("results").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(result -> result.get("level").getAsString().equals("error"))
            .findFirst()
            .orElseThrow();
    JsonObject region =
        error
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation")
            .getAsJsonObject("region");
    assertEquals(7, region.get("startLine").getAsInt());
    assertEquals(34, region.get("startColumn").getAsInt());
    assertEquals(41, region.get("endColumn").getAsInt());
  }

  private JsonObject driver() {
    return run.getAsJsonObject("tool").getAsJsonObject("driver");
  }

  private static void assertText(JsonObject owner, String key) {
    assertTrue(!owner.getAsJsonObject(key).get("text").getAsString().isEmpty(), key);
  }

  private static void assertLevel(JsonObject owner) {
    String level = owner.get("level").getAsString();
    assertTrue(Set.of("none", "note", "warning", "error").contains(level), level);
  }

  private static void assertRegion(JsonObject region) {
    int startLine = region.get("startLine").getAsInt();
    int startColumn = region.get("startColumn").getAsInt();
    int endLine = region.get("endLine").getAsInt();
    int endColumn = region.get("endColumn").getAsInt();
    assertTrue(startLine >= 1 && startColumn >= 1 && endColumn >= 1, region::toString);
    assertTrue(endLine > startLine || endLine == startLine && endColumn >= startColumn);
  }
}

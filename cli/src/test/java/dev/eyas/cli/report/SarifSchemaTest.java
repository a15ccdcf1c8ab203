package dev.eyas.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.LintCode;
import dev.eyas.rules.validation.lint.LintSettings;
import dev.eyas.rules.validation.lint.Linter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as SARIF is valid by the standard's own schema. */
class SarifSchemaTest {
  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";
  private static final Path LINT_PAGES = Path.of("../docs/lints");
  private static final Pattern BAD_EXAMPLE =
      Pattern.compile("## Bad\n\n```yaml\n(.*?)```", Pattern.DOTALL);

  private final JsonSchema schema = schema();

  private static JsonSchema schema() {
    try (InputStream in = SarifSchemaTest.class.getResourceAsStream(SCHEMA)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void findingsOfALintWithTheirFixesAreValid(LintCode code) throws IOException {
    Matcher bad = BAD_EXAMPLE.matcher(Files.readString(LINT_PAGES.resolve(code + ".md")));
    assertTrue(bad.find());
    JsonObject log = log("rules.yaml", bad.group(1));

    assertTrue(log.toString().contains(code.name()), log::toString);
    assertValid(log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules.d/my rules.yaml",
        "/etc/falco/größe #1?.yaml",
        "<stdin>",
        "a:b%.yaml",
        "../up.yaml"
      })
  void whateverAFileIsCalledItIsValid(String name) {
    assertValid(log(name, "- rule: r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "- list: [",
        "\uFEFF- list: l\n  items: [a]\n",
        "- macro: m\r\n  condition: >\r\n    evt.type = open and\r\n    no.such = 1\r\n",
        "- rule: r\n  desc: d\n  condition: \"a\\u0001 = \\U0001F985\"\n  output: o\n  priority: info"
      })
  void whateverIsWrongInAFileItIsValid(String text) {
    assertValid(log("rules.yaml", text));
  }

  @Test
  void theSchemaRefusesWhatIsNoSarif() {
    JsonObject log = log("rules.yaml", "- rule: r\n");
    log.getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("results")
        .get(0)
        .getAsJsonObject()
        .addProperty("level", "hint");

    assertNotEquals(Set.of(), complaints(log));
  }

  private void assertValid(JsonObject log) {
    assertEquals(Set.of(), complaints(log), log::toString);
  }

  private Set<ValidationMessage> complaints(JsonObject log) {
    return schema.validate(
        log.toString(),
        InputFormat.JSON,
        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static JsonObject log(String name, String text) {
    Diagnosis diagnosis =
        Diagnosis.of(List.of(new RulesSource(name, text)), SarifSchemaTest::lints);
    return SarifReport.of(diagnosis, "1.2.3");
  }

  private static List<Finding> lints(List<RulesSource> sources, EffectiveRuleset ruleset) {
    return new Linter().run(sources, ruleset, LintSettings.DEFAULTS, () -> false);
  }
}

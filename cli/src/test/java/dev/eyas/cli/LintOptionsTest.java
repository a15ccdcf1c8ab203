package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintOptionsTest {
  private static final String ODD =
      """
      - rule: Shell
        desc: a shell
        condition: evt.type = execve and proc.name = bash
        output: shell (command=%proc.cmdline)
        priority: warning
        tags: [ab, ab]
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("odd.yaml"), ODD);
  }

  @Test
  void aFindingIsShownAndChangesNothing() {
    Finished eyas = InProcess.eyas("validate", file);

    assertEquals(0, eyas.code());
    assertEquals(
        """
        FILE:6:14: warning EYAS008: Tag 'ab' is given twice.
          6 |   tags: [ab, ab]
            |              ^^
          see FILE:6:10: the first time
          help: Remove the tag

        FILE: Ok, with warnings
        1 file, 1 rule, 0 errors, 1 warning
        """
            .replace("FILE", file.toString()),
        eyas.out());
  }

  @Test
  void aFindingCanBeMadeAnErrorOrNothing() throws IOException {
    assertEquals(1, InProcess.eyas("validate", "--lint", "EYAS008=error", file).code());
    Files.writeString(folder.resolve(".eyas.yaml"), "lints: {EYAS008: error}\n");
    assertEquals(1, InProcess.eyas("validate", file).code());

    Finished off = InProcess.eyas("validate", "--lint=EYAS008=off", file);
    assertEquals(0, off.code());
    assertFalse(off.out().contains("EYAS008"), off.out());
  }

  @Test
  void aWrongConfigurationIsNamed() throws IOException {
    Finished unknown = InProcess.eyas("validate", "--lint", "EYAS999=off", file);
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("there is no lint 'EYAS999'"), unknown.err());
    Finished half = InProcess.eyas("validate", "--lint", "EYAS008", file);
    assertEquals(2, half.code());
    assertTrue(
        half.err().startsWith("--lint: 'EYAS008' is no CODE=SEVERITY, such as EYAS008=off"),
        half.err());

    Path config = Files.writeString(folder.resolve(".eyas.yaml"), "lints:\n  EYAS008: loud\n");
    Finished wrong = InProcess.eyas("validate", file);
    assertEquals(1, wrong.code());
    assertTrue(
        wrong.err().startsWith("eyas: " + config + ":2: 'loud' is no severity"), wrong.err());
  }

  @Test
  void falcosOwnFormatKnowsNothingOfLints() {
    assertFalse(InProcess.eyas("validate", "--format=json", file).out().contains("EYAS"));
  }

  @Test
  void sarifTellsTheFixAndTheOtherPlace() {
    JsonObject run =
        JsonParser.parseString(InProcess.eyas("validate", "--format=sarif", file).out())
            .getAsJsonObject()
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject();
    JsonObject result = run.getAsJsonArray("results").get(0).getAsJsonObject();
    JsonObject region =
        result
            .getAsJsonArray("fixes")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("artifactChanges")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("replacements")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("deletedRegion");
    assertEquals(ODD.indexOf(", ab]"), region.get("charOffset").getAsInt());
    assertEquals(4, region.get("charLength").getAsInt());
    assertEquals(1, result.getAsJsonArray("relatedLocations").size());
  }
}

package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class ValidateCommandTest {
  private static final String GOOD =
      """
      - rule: Shell
        desc: a shell
        condition: evt.type = execve and proc.name = bash
        output: shell (command=%proc.cmdline)
        priority: warning
      """;
  private static final String BAD = GOOD.replace("proc.name", "proc.nam");
  private static final String UNUSED = "- macro: m\n  condition: proc.name = b\n";

  @TempDir Path folder;

  @Test
  void goodRulesAreOk() throws IOException {
    Path file = write("good.yaml", GOOD);

    Finished eyas = InProcess.eyas("validate", file);

    assertEquals(0, eyas.code(), eyas.err());
    assertEquals(file + ": Ok\n1 file, 1 rule, 0 errors, 0 warnings\n", eyas.out());
  }

  @Test
  void anErrorNamesItsPlaceShowsItAndSaysWhatWouldHelp() throws IOException {
    Path file = write("bad.yaml", BAD);

    Finished eyas = InProcess.eyas("validate", file);

    assertEquals(1, eyas.code());
    assertEquals(
        """
        FILE:3:36: error LOAD_ERR_COMPILE_CONDITION: filter_check called with nonexistent field proc.nam
          3 |   condition: evt.type = execve and proc.nam = bash
            |                                    ^^^^^^^^
          in rule 'Shell', condition
          help: did you mean proc.name?

        FILE: Invalid
        1 file, 1 rule, 1 error, 0 warnings
        """
            .replace("FILE", file.toString()),
        eyas.out());
  }

  @Test
  void everyErrorIsTold() throws IOException {
    Path file = write("bad.yaml", BAD + BAD.replace("Shell", "Second"));

    Finished eyas = InProcess.eyas("validate", file);

    assertTrue(eyas.out().contains(file + ":3:36: error"), eyas.out());
    assertTrue(eyas.out().contains(file + ":8:36: error"), eyas.out());
    assertTrue(eyas.out().endsWith("2 errors, 0 warnings\n"), eyas.out());
  }

  @Test
  void coloursAreForTerminalsAndNeverInTheText() throws IOException {
    Path file = write("bad.yaml", BAD.replace("= bash", "= '@|bold shell|@'"));

    String coloured = InProcess.eyas(Ansi.ON, "validate", file).out();

    assertTrue(coloured.contains("\u001b[1m\u001b[31m^^^^^^^^"), coloured);
    assertEquals(
        InProcess.eyas("validate", file).out(), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void aDirectoryMeansItsRulesFilesInOrder() throws IOException {
    write("rules.d/b.yml", UNUSED);
    write("rules.d/a.yaml", GOOD);
    write("rules.d/notes.txt", "not: rules");

    String report = InProcess.eyas("validate", folder.resolve("rules.d")).out();

    assertTrue(report.indexOf("a.yaml: Ok\n") < report.indexOf("b.yml: Ok, with"), report);
    assertTrue(report.endsWith("2 files, 1 rule, 0 errors, 1 warning\n"), report);
  }

  @Test
  void aDirectoryWithoutRulesFilesIsAMistake() {
    Finished eyas = InProcess.eyas("validate", folder);

    assertEquals(1, eyas.code());
    assertEquals("eyas: " + folder + ": no *.yaml or *.yml file in it\n", eyas.err());
  }

  @Test
  void aWarningThatALaterFileSettlesIsNotTold() throws IOException {
    Path macros = write("macros.yaml", UNUSED);
    Path rules = write("rules.yaml", GOOD.replace("proc.name = bash", "m"));

    assertTrue(InProcess.eyas("validate", macros, rules).out().contains("0 warnings"));
    assertTrue(
        InProcess.eyas("validate", "--format=json", macros, rules)
            .out()
            .contains("LOAD_UNUSED_MACRO"),
        "Falco tells it all the same");
  }

  @Test
  void standardInputIsAFileToo() throws IOException {
    Path macros = write("macros.yaml", UNUSED);

    Finished eyas = withInput(BAD, "validate", macros, "-");

    assertEquals(1, eyas.code(), eyas.err());
    assertTrue(eyas.out().contains("<stdin>:3:36: error"), eyas.out());
    assertTrue(withInput(GOOD, "validate", "-", "-").err().contains("only once"));
  }

  @Test
  void theConfigurationNamesTheFiles() throws IOException {
    write("a.yaml", UNUSED);
    write("rules.d/z.yaml", GOOD.replace("proc.name = bash", "m"));
    Path config =
        write("falco.yaml", "rules_files: [/etc/falco/a.yaml, gone.yaml, /etc/falco/rules.d]\n");

    Finished eyas = InProcess.eyas("validate", "-c", config);

    assertEquals(0, eyas.code(), eyas.err());
    assertEquals("eyas: " + config + ": gone.yaml is not there, skipped\n", eyas.err());
    assertTrue(eyas.out().contains("a.yaml: Ok\n"), eyas.out());
    assertTrue(eyas.out().endsWith("2 files, 1 rule, 0 errors, 0 warnings\n"), eyas.out());
  }

  @Test
  void aConfigurationThatNamesNothingIsAnError() throws IOException {
    Path config = write("falco.yaml", "json_output: true\n");

    Finished eyas = InProcess.eyas("validate", "-c", config);

    assertEquals(1, eyas.code());
    assertTrue(eyas.err().contains("rules_files names no file"), eyas.err());
    assertEquals(1, InProcess.eyas("validate", "-c", folder.resolve("none.yaml")).code());
  }

  @Test
  void warningsCanBeMadeErrors() throws IOException {
    Path file = write("unused.yaml", GOOD + UNUSED);

    assertEquals(0, InProcess.eyas("validate", file).code());
    assertEquals(1, InProcess.eyas("validate", "--warnings-as-errors", file).code());
  }

  @Test
  void jsonIsFalcosResult() throws IOException {
    Path file = write("bad.yaml", BAD);

    Finished eyas = InProcess.eyas("validate", "--format", "json", file);

    assertEquals(1, eyas.code());
    assertEquals(1, eyas.out().lines().count());
    JsonObject result =
        JsonParser.parseString(eyas.out())
            .getAsJsonObject()
            .getAsJsonArray("falco_load_results")
            .get(0)
            .getAsJsonObject();
    assertEquals(file.toString(), result.get("name").getAsString());
    assertFalse(result.get("successful").getAsBoolean());
    assertEquals(1, result.getAsJsonArray("errors").size());
  }

  @Test
  void githubGetsOneEscapedCommandForEachProblem() throws IOException {
    Path file = write("bad,50%.yaml", BAD.replace("proc.nam", "\"100%\" = 1 or proc.nam"));

    String line = InProcess.eyas("validate", "--format=github", file).out();

    assertTrue(
        line.startsWith(
            "::error file="
                + file.getParent()
                + "/bad%2C50%25.yaml,line=3,endLine=3,col=36,endColumn="),
        line);
    assertTrue(line.contains(",title=LOAD_ERR_COMPILE_CONDITION::"), line);
    assertEquals(1, line.lines().count());
  }

  @Test
  void aByteOrderMarkTakesNoColumn() throws IOException {
    Path file = write("marked.yaml", "\uFEFF- list: l\n  items: [a]\n");

    String out = InProcess.eyas("validate", file).out();

    assertTrue(out.startsWith(file + ":1:3: warning LOAD_UNUSED_LIST"), out);
    assertTrue(out.contains("\n  1 | - list: l\n    |   ^^^^^^^\n"), out);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Finished eyas = InProcess.eyas("validate", folder.resolve("none.yaml"));

    assertEquals(1, eyas.code());
    assertEquals(
        "eyas: " + folder.resolve("none.yaml") + ": no such file or directory\n", eyas.err());
  }

  @Test
  void aCommandLineThatMakesNoSenseIsRefused() throws IOException {
    assertEquals(2, InProcess.eyas("validate").code());
    assertTrue(InProcess.eyas("validate").err().contains("FILE|DIR|-"));
    assertEquals(2, InProcess.eyas("validate", "--format=xml", "a.yaml").code());
    assertEquals(2, InProcess.eyas("validate", "-c", "falco.yaml", "a.yaml").code());
  }

  private static Finished withInput(String text, Object... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return InProcess.eyas(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}

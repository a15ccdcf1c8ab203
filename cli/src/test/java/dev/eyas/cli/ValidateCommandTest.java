package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateCommandTest {
  private static final String GOOD =
      """
      - rule: Shell
        desc: a shell
        condition: evt.type = execve and proc.name = bash
        output: shell (command=%proc.cmdline)
        priority: warning
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void goodRulesAreOk() throws IOException {
    Path file = write("good.yaml", GOOD);

    assertEquals(0, validate(file), err::toString);
    assertEquals(file + ": Ok\n1 file, 1 rule, 0 errors, 0 warnings\n", out.toString());
  }

  @Test
  void anErrorNamesItsPlaceAndShowsIt() throws IOException {
    Path file = write("bad.yaml", GOOD.replace("proc.name", "proc.nam"));

    assertEquals(1, validate(file));
    String report = out.toString();
    assertTrue(report.startsWith(file + ": Invalid\n1 Errors:\n"), report);
    assertTrue(report.contains(file + ":3:36: LOAD_ERR_COMPILE_CONDITION"), report);
    assertTrue(report.contains("nonexistent field proc.nam"), report);
    assertTrue(report.contains("rule 'Shell'"), report);
    assertTrue(report.contains("\n^\n") || report.contains(" ^\n"), report);
    assertTrue(report.endsWith("1 file, 0 rules, 1 error, 0 warnings\n"), report);
  }

  @Test
  void aDirectoryMeansItsRulesFilesInOrder() throws IOException {
    Files.createDirectory(folder.resolve("rules.d"));
    write("rules.d/b.yml", "- macro: m\n  condition: proc.name = b\n");
    write("rules.d/a.yaml", GOOD);
    write("rules.d/notes.txt", "not: rules");

    validate(folder.resolve("rules.d"));
    String report = out.toString();
    assertTrue(report.indexOf("a.yaml: ") < report.indexOf("b.yml: "), report);
    assertTrue(report.endsWith("2 files, 1 rule, 0 errors, 1 warning\n"), report);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertEquals(1, validate(folder.resolve("none.yaml")));
    assertEquals(
        "eyas: " + folder.resolve("none.yaml") + ": no such file or directory\n", err.toString());
  }

  @Test
  void withoutAFileTheCommandLineMakesNoSense() {
    assertEquals(2, validate());
    assertTrue(err.toString().contains("FILE|DIR"), err.toString());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int validate(Path... paths) {
    CommandLine eyas =
        Eyas.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    String[] arguments = new String[paths.length + 1];
    arguments[0] = "validate";
    for (int i = 0; i < paths.length; i++) {
      arguments[i + 1] = paths[i].toString();
    }
    return eyas.execute(arguments);
  }
}

package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line says before any event is printed; the rest is in {@link ReplayIT}. */
class ReplayCommandTest {
  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  @Test
  void withoutAFileTheCommandLineMakesNoSense() {
    assertEquals(2, replay());
  }

  @Test
  void aFilterThatDoesNotCompileIsTheCommandLinesFault() throws Exception {
    assertEquals(2, replay("--filter", "proc.nam = x", capture("")));
    assertTrue(err.toString().contains("the filter does not compile: "), err.toString());
    assertTrue(err.toString().contains("proc.nam"), err.toString());
  }

  @Test
  void soIsAFormat() throws Exception {
    assertEquals(2, replay("--print", "%evt.nothing", capture("")));
    assertTrue(err.toString().contains("the format does not compile: "), err.toString());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("none.scap");

    assertEquals(1, replay("--filter", "evt.type = open", missing.toString()));
    assertTrue(err.toString().startsWith("eyas: " + missing + ": no such file"), err.toString());
  }

  @Test
  void whatIsNoCaptureIsNamed() throws Exception {
    String text = capture("this is not a capture");

    assertEquals(1, replay("--filter", "evt.type = open", text));
    assertEquals(
        "eyas: " + text + ": not a capture: it does not begin like a .scap file\n", err.toString());
  }

  @Test
  void whatIsAppendedToOutputsMustMakeSense() throws Exception {
    String capture = capture("");

    assertEquals(2, replay("-o", "append_output={extra: x}", capture));
    assertTrue(err.toString().startsWith("-o append_output:1: append_output has no key 'extra'"));
    err.getBuffer().setLength(0);
    assertEquals(1, replay("-c", config("extra_output: '%no.field'"), capture));
    assertTrue(
        err.toString().contains("falco.yaml:3: extra_output does not compile: "), err.toString());
  }

  @Test
  void aConfigurationNamesTheRulesUnlessTheCommandLineDoes() throws Exception {
    String capture = capture("");
    Files.writeString(folder.resolve("other.yaml"), "- rule: Bad\n");

    assertEquals(1, replay("-c", config("extra_output: x"), capture));
    assertTrue(err.toString().contains("test.scap: empty"), err.toString());
    assertEquals(1, replay("-c", config("extra_output: x"), "-r", folder + "/other.yaml", capture));
    assertTrue(err.toString().contains("other.yaml:1"), err.toString());
  }

  /** A configuration that names one rule, and adds to its output. */
  private String config(String appended) throws Exception {
    Files.writeString(
        folder.resolve("named.yaml"),
        """
        - rule: Opened
          desc: for a test
          condition: evt.type = open
          output: x
          priority: INFO
        """);
    String text = "rules_files: [named.yaml]\nappend_output:\n  - " + appended + "\n";
    return Files.writeString(folder.resolve("falco.yaml"), text).toString();
  }

  @Test
  void aRuleToExplainMustBeThere() throws Exception {
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            """
            - rule: Quiet
              desc: for a test
              condition: evt.type = open
              output: x
              priority: INFO
              enabled: false
            """);

    assertEquals(2, replay("-r", rules.toString(), "--explain", "Loud", capture("")));
    assertTrue(err.toString().contains("--explain: no rule is called 'Loud'"), err.toString());
    assertEquals(2, replay("-r", rules.toString(), "--explain", "Quiet", capture("")));
    assertTrue(err.toString().contains("rule 'Quiet' is not enabled"), err.toString());
  }

  private String capture(String content) throws Exception {
    return Files.writeString(folder.resolve("test.scap"), content).toString();
  }

  private int replay(String... arguments) {
    CommandLine eyas =
        Eyas.commandLine()
            .setErr(new PrintWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    String[] all = new String[arguments.length + 1];
    all[0] = "replay";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return eyas.execute(all);
  }
}

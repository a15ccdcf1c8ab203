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
    assertEquals(2, replay("--filter", "evt.type = open and proc.nam = x", capture("")));
    assertEquals(
        """
        --filter: filter_check called with nonexistent field proc.nam
          evt.type = open and proc.nam = x
                              ^^^^^^^^
          help: did you mean proc.name?
        See 'eyas replay --help'.
        """,
        err.toString());
  }

  @Test
  void whereAFilterIsWrongIsMarkedBehindQuotesToo() throws Exception {
    String filter = "proc.name = \"a\\tb\" and\nproc.cmdlin = x";

    assertEquals(2, replay("--filter", filter, capture("")));
    assertTrue(
        err.toString().contains("\n  proc.cmdlin = x\n  ^^^^^^^^^^^\n  help: "), err.toString());
  }

  @Test
  void soIsAFormat() throws Exception {
    assertEquals(2, replay("--print", "%evt.nothing %evt.num", capture("")));
    assertTrue(err.toString().startsWith("--print: "), err.toString());
    assertTrue(err.toString().contains("  %evt.nothing %evt.num\n"), err.toString());
    assertTrue(err.toString().contains("  help: "), err.toString());
  }

  @Test
  void soIsAnEmptyOne() throws Exception {
    assertEquals(2, replay("--print", "", capture("")));
    assertTrue(err.toString().startsWith("--print: Value must be non-empty\n"), err.toString());
    err.getBuffer().setLength(0);
    assertEquals(2, replay("--filter", "", capture("")));
    assertTrue(err.toString().startsWith("--filter: Value must be non-empty\n"), err.toString());
  }

  @Test
  void thatNothingMatchesIsTold() {
    String files = "../sensor/src/test/resources/captures/files.scap.gz";

    assertEquals(0, replay("--filter", "evt.type = userfaultfd", files));
    assertTrue(
        err.toString().matches("eyas: none of the [1-9][0-9]* events matches\n"), err.toString());
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

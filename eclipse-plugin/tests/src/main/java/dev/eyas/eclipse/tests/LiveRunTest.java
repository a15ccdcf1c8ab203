package dev.eyas.eclipse.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of the editor, run on this machine's kernel, with what they see shown in the view. */
final class LiveRunTest {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration ALERT = Duration.ofSeconds(60);
  private static final String VIEW = "dev.eyas.eclipse.live";
  private static final int OUTPUT = 3;

  private RulesProject project;
  private Path secret;

  @BeforeEach
  void create() throws Exception {
    boolean able =
        "root".equals(System.getProperty("user.name"))
            && Files.isReadable(Path.of("/sys/kernel/btf/vmlinux"));
    if (Boolean.getBoolean("eyas.ci")) {
      assertTrue(able, "The sensor needs root and a kernel with BTF");
    }
    assumeTrue(able, "NOT RUN: the sensor needs root and a kernel with BTF");
    project = RulesProject.create();
    secret = Files.createTempFile("secret", ".txt");
  }

  @AfterEach
  void delete() throws Exception {
    if (project != null) {
      Workbench.execute("dev.eyas.eclipse.stop");
      Workbench.hide(VIEW);
      project.delete();
      Files.deleteIfExists(secret);
    }
  }

  @Test
  void showsWhatTheKernelSaw() throws Exception {
    project.open(
        """
        - rule: Secret Read
          desc: Somebody reads the file that nobody should
          condition: evt.type in (open, openat, openat2) and fd.name = %s and proc.name = cat
          output: "Secret read (command=%%proc.cmdline)"
          priority: warning
        """
            .formatted(secret));

    Workbench.execute("dev.eyas.eclipse.run");
    Workbench.await("A run", START, () -> status().contains("unning"), LiveRunTest::status);
    new ProcessBuilder("cat", secret.toString()).start().waitFor();

    String output = "Secret read (command=cat " + secret + ")";
    Workbench.await("An alert", ALERT, () -> outputs().contains(output), LiveRunTest::outputs);
    Workbench.await(
        "The exact count", ALERT, () -> status().contains("Secret Read: 1"), LiveRunTest::status);
    Workbench.screenshot("live-run");

    Workbench.execute("dev.eyas.eclipse.stop");
    Workbench.await("An end", ALERT, () -> status().contains("topped"), LiveRunTest::status);
  }

  private static String status() {
    return Widgets.inside(table().getParent(), Label.class).findFirst().orElseThrow().getText();
  }

  private static List<String> outputs() {
    return Stream.of(table().getItems()).map(item -> item.getText(OUTPUT)).toList();
  }

  /** The view's table, known by its column in the one window. */
  private static Table table() {
    return Widgets.inside(Workbench.page().getWorkbenchWindow().getShell(), Table.class)
        .filter(table -> table.getColumnCount() > OUTPUT)
        .filter(table -> table.getColumn(OUTPUT).getText().equals("Output"))
        .findFirst()
        .orElseThrow();
  }
}

package dev.eyas.eclipse.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rules file in the generic editor, served by the bundled distribution's language server. */
final class RulesEditorTest {
  private static final Duration SERVER_START = Duration.ofSeconds(120);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private static final String RULE =
      """
      - rule: Unauthorized Shell in Container
        desc: Detect when a bash shell is opened in a container
        condition: container.id != host and proc.name = bash
        output: "Unauthorized shell detected in container (command=%proc.cmdline container_name=%container.name)"
        priority: warning
      """;

  private RulesProject project;

  @BeforeEach
  void createProject() throws CoreException {
    project = RulesProject.create();
  }

  @AfterEach
  void deleteProject() throws CoreException {
    project.delete();
  }

  @Test
  void marksAnUnknownFieldUntilItIsCorrected() throws Exception {
    OpenEditor editor = project.open(RULE.replace("proc.name", "proc.nmae"));

    assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.editorId());
    Workbench.await(
        "An error on proc.nmae",
        SERVER_START,
        () -> editor.errors().stream().anyMatch(error -> error.startsWith("proc.nmae: ")),
        editor::errors);
    Workbench.screenshot("unknown-field");

    editor.replace("proc.nmae", "proc.name");
    Workbench.await("No error", ANSWER, () -> editor.errors().isEmpty(), editor::errors);
  }

  @Test
  void offersTheFieldsThatBeginAsTyped() throws Exception {
    OpenEditor editor = project.open(RULE);

    editor.replace("proc.name = bash", "proc.");
    List<String> fields = propose(editor, "proc.name");
    assertTrue(fields.stream().allMatch(field -> field.startsWith("proc.")), fields::toString);
    assertTrue(named(fields, "proc.name").endsWith("charbuf"), "The type is shown");
    Workbench.screenshot("proposals-proc");
  }

  @Test
  void completesAField() throws Exception {
    OpenEditor editor = project.open(RULE);

    editor.replace("container.id", "cont");
    List<String> fields = propose(editor, "container.id");
    Workbench.screenshot("proposals-cont");

    editor.choose(named(fields, "container.id"));
    assertEquals(RULE, editor.text());
  }

  @Test
  void goesToTheMacroOfTheFileBesideIt() throws Exception {
    project.file("falco_rules.yaml", "- macro: in_container\n  condition: container.id != host\n");
    OpenEditor editor = project.open(RULE.replace("container.id != host", "in_container"));

    Workbench.await(
        "The definition",
        SERVER_START,
        () -> {
          editor.select("in_container");
          Workbench.execute("org.eclipse.ui.edit.text.open.hyperlink");
          return OpenEditor.active().title().equals("falco_rules.yaml");
        },
        () -> OpenEditor.active().title());
    assertEquals("in_container", OpenEditor.active().selected());
  }

  private static List<String> propose(OpenEditor editor, String expected) {
    editor.contentAssist();
    Workbench.await(
        "A proposal of " + expected,
        SERVER_START,
        () -> named(editor.proposals(), expected) != null,
        editor::proposals);
    return editor.proposals();
  }

  /** The entry for a name; its detail follows the name after blanks. */
  private static String named(List<String> proposals, String name) {
    return proposals.stream()
        .filter(shown -> shown.equals(name) || shown.startsWith(name + " "))
        .findFirst()
        .orElse(null);
  }
}

package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import dev.eyas.ide.workspace.FalcoWorkspaceManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.xtext.ide.server.BuildManager.Buildable;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read when their text is another one, and only then. */
class ReadOnceTest {
  private static final String MACRO = "- macro: %s\n  condition: evt.type = open\n";
  private static final String TEXT = MACRO.formatted("opened");

  @TempDir Path folder;
  private Path path;
  private URI file;
  private FalcoWorkspaceManager workspace;

  @BeforeEach
  void openTheFolder() throws Exception {
    path = Files.writeString(folder.resolve("falco_rules.yaml"), TEXT);
    file = URI.createURI(path.toUri().toString());
    workspace = Guice.createInjector(new ServerModule()).getInstance(FalcoWorkspaceManager.class);
    workspace.initialize(
        List.of(new WorkspaceFolder(folder.toUri().toString(), "rules")),
        (uri, issues) -> {},
        CancelIndicator.NullImpl);
  }

  @Test
  void openedAndClosedAsItIsOnTheDisk() {
    assertEquals(List.of(), read(workspace.didOpen(file, 1, TEXT)));
    assertEquals(List.of(), read(workspace.didClose(file)));
  }

  @Test
  void openedWithAnotherText() {
    assertEquals(List.of(file), read(workspace.didOpen(file, 1, MACRO.formatted("other"))));
    assertEquals(List.of(file), read(workspace.didClose(file)));
  }

  @Test
  void savedAsItIsInTheEditor() throws Exception {
    String other = MACRO.formatted("other");
    read(workspace.didOpen(file, 1, other));
    Files.writeString(path, other);

    assertEquals(List.of(), read(workspace.didChangeFiles(List.of(file), List.of())));
    assertEquals(List.of(), read(workspace.didClose(file)));
  }

  @Test
  void changedOnTheDisk() throws Exception {
    Files.writeString(path, MACRO.formatted("other"));
    assertEquals(List.of(file), read(workspace.didChangeFiles(List.of(file), List.of())));
  }

  @Test
  void deletedAndBackBeforeAnybodyLooked() {
    workspace.didChangeFiles(List.of(), List.of(file));

    read(workspace.didOpen(file, 1, TEXT));

    assertEquals(TEXT, workspace.doRead(file, (document, tree) -> document.getContents()));
    assertTrue(workspace.getIndex().getExportedObjects().iterator().hasNext());
  }

  private static List<URI> read(Buildable build) {
    return build.build(CancelIndicator.NullImpl).stream()
        .map(IResourceDescription.Delta::getUri)
        .toList();
  }
}

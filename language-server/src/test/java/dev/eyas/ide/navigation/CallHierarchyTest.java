package dev.eyas.ide.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.ide.Editor;
import dev.eyas.ide.TwoFiles;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallHierarchyTest {
  @TempDir Path folder;

  @Test
  void whoUsesAListAndWhatAMacroUses() throws Exception {
    String local = "- macro: mine\n  condition: spa<|>wned and proc.name in (shells)\n";
    try (TwoFiles files = TwoFiles.in(folder, local)) {
      CallHierarchyItem spawned =
          Editor.await(
                  files
                      .server()
                      .prepareCallHierarchy(
                          new CallHierarchyPrepareParams(files.document(), files.caret())))
              .get(0);
      assertEquals("spawned", spawned.getName());
      assertEquals(files.editor.uri(TwoFiles.BASE), spawned.getUri());
      assertEquals(List.of("Shell Started", "mine"), incoming(files, spawned));

      CallHierarchyItem shells = outgoing(files, spawned).get(0);
      assertEquals("shells", shells.getName());
      assertEquals(List.of("spawned", "Shell Started", "mine"), incoming(files, shells));
    }
  }

  private static List<String> incoming(TwoFiles files, CallHierarchyItem item) throws Exception {
    return Editor.await(
            files.server().callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)))
        .stream()
        .map(call -> call.getFrom().getName())
        .toList();
  }

  private static List<CallHierarchyItem> outgoing(TwoFiles files, CallHierarchyItem item)
      throws Exception {
    return Editor.await(
            files.server().callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)))
        .stream()
        .map(call -> call.getTo())
        .toList();
  }
}

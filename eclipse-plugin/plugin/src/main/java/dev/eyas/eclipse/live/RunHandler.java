package dev.eyas.eclipse.live;

import dev.eyas.eclipse.EyasPlugin;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Runs the rules of the active editor's folder, as they are in the editors, and shows the run. */
public final class RunHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    if (HandlerUtil.getActiveEditorChecked(event) instanceof ITextEditor editor) {
      var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
      EyasPlugin.get().documents().identifier(document).ifPresent(RunHandler::run);
      try {
        HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(LiveView.ID);
      } catch (PartInitException e) {
        throw new ExecutionException("The live view cannot be shown", e);
      }
    }
    return null;
  }

  private static void run(TextDocumentIdentifier document) {
    EyasPlugin.get().liveRun().clear();
    EyasPlugin.get().execute("eyas.live.start", document.getUri());
  }
}

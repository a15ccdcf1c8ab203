package dev.eyas.eclipse.assist;

import dev.eyas.eclipse.documents.Positions;
import java.net.URI;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.Location;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Opens the place that defines a name. */
record DefinitionLink(IRegion region, Location target) implements IHyperlink {
  @Override
  public IRegion getHyperlinkRegion() {
    return region;
  }

  @Override
  public String getTypeLabel() {
    return null;
  }

  @Override
  public String getHyperlinkText() {
    return "Open Definition";
  }

  @Override
  public void open() {
    try {
      if (editor() instanceof ITextEditor editor) {
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        IRegion place = Positions.region(document, target.getRange());
        editor.selectAndReveal(place.getOffset(), place.getLength());
      }
    } catch (PartInitException | BadLocationException e) {
      ILog.of(getClass()).error("The definition cannot be shown: " + target.getUri(), e);
    }
  }

  private IEditorPart editor() throws PartInitException {
    IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    URI uri = URI.create(target.getUri());
    IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(uri);
    return files.length > 0
        ? IDE.openEditor(page, files[0])
        : IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(uri));
  }
}

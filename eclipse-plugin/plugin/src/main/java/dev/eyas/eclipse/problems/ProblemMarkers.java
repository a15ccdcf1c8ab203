package dev.eyas.eclipse.problems;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * The server's diagnostics as problem markers: the platform draws them as squiggles and ruler
 * annotations and lists them in its Problems view. One job, which never overlaps itself, writes the
 * latest report of each file.
 */
public final class ProblemMarkers extends WorkspaceJob
    implements Consumer<PublishDiagnosticsParams> {
  public static final String TYPE = "dev.eyas.eclipse.problem";

  private final Map<String, PublishDiagnosticsParams> latest = new ConcurrentHashMap<>();
  private final Function<String, IDocument> documents;

  /**
   * @param documents finds the document that an editor holds for a URI, or null
   */
  public ProblemMarkers(Function<String, IDocument> documents) {
    super("Falco rules problems");
    this.documents = documents;
    setSystem(true);
  }

  @Override
  public void accept(PublishDiagnosticsParams published) {
    latest.put(published.getUri(), published);
    schedule();
  }

  @Override
  public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
    for (String uri : latest.keySet()) {
      PublishDiagnosticsParams published = latest.remove(uri);
      for (IFile file : files(uri)) {
        replaceIfThere(file, published);
      }
    }
    return Status.OK_STATUS;
  }

  private static IFile[] files(String uri) {
    return ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(URI.create(uri));
  }

  /** A file that was deleted meanwhile took its problems along. */
  private void replaceIfThere(IFile file, PublishDiagnosticsParams published) throws CoreException {
    try {
      replace(file, published);
    } catch (CoreException e) {
      if (file.exists()) {
        throw e;
      }
    }
  }

  private void replace(IFile file, PublishDiagnosticsParams published) throws CoreException {
    IDocument document = documents.apply(published.getUri());
    file.deleteMarkers(TYPE, true, IResource.DEPTH_ZERO);
    for (Diagnostic diagnostic : published.getDiagnostics()) {
      file.createMarker(TYPE, Problem.attributes(diagnostic, document));
    }
  }
}

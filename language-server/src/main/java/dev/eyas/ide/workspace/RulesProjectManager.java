package dev.eyas.ide.workspace;

import com.google.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.build.BuildRequest;
import org.eclipse.xtext.build.IncrementalBuilder;
import org.eclipse.xtext.ide.server.ProjectManager;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.util.CancelIndicator;

/**
 * Keeps the trees of files up to date, and nothing else: what is wrong with the files is looked for
 * afterwards, while questions about them are answered. Takes a changed file that is gone by now for
 * a deleted one. Clients close editors of files that were never saved, and tell of files that
 * vanish before anybody reads them.
 */
public final class RulesProjectManager extends ProjectManager {
  @Inject private ReadingProgress progress;

  @Override
  public IncrementalBuilder.Result doBuild(
      List<URI> changed,
      List<URI> deleted,
      List<IResourceDescription.Delta> externalDeltas,
      CancelIndicator cancelIndicator) {
    boolean told = progress.begin(changed.size());
    try {
      return super.doBuild(changed, deleted, externalDeltas, cancelIndicator);
    } finally {
      if (told) {
        progress.end();
      }
    }
  }

  @Override
  protected BuildRequest newBuildRequest(
      List<URI> changed,
      List<URI> deleted,
      List<IResourceDescription.Delta> externalDeltas,
      CancelIndicator cancelIndicator) {
    Map<Boolean, List<URI>> byPresence =
        changed.stream().collect(Collectors.partitioningBy(this::isThere));
    List<URI> gone = new ArrayList<>(deleted);
    gone.addAll(byPresence.get(false));
    return super.newBuildRequest(byPresence.get(true), gone, externalDeltas, cancelIndicator);
  }

  /** Null for a file that is not there: a client may ask about it before it is saved. */
  @Override
  public Resource getResource(URI uri) {
    return getResourceSet() != null && isThere(uri) ? super.getResource(uri) : null;
  }

  private boolean isThere(URI uri) {
    return getOpenedDocumentsContentProvider().hasContent(uri)
        || !uri.isFile()
        || Files.isReadable(Path.of(uri.toFileString()));
  }
}

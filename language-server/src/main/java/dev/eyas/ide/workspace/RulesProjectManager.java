package dev.eyas.ide.workspace;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.build.BuildRequest;
import org.eclipse.xtext.build.IncrementalBuilder;
import org.eclipse.xtext.ide.server.ProjectManager;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/**
 * Keeps the trees of files up to date, and nothing else: what is wrong with the files is looked for
 * afterwards, while questions about them are answered. Takes a changed file that is gone by now for
 * a deleted one, and a deleted one that is there for a changed one. Clients close editors of files
 * that were never saved, and tell of files that vanish, or are back, before anybody reads them.
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
        Stream.concat(changed.stream(), deleted.stream())
            .distinct()
            .collect(Collectors.partitioningBy(this::isThere));
    return super.newBuildRequest(
        byPresence.get(true), byPresence.get(false), externalDeltas, cancelIndicator);
  }

  /** Whether the tree and the names of a file are those of its present text. */
  boolean isRead(URI uri) {
    return getResourceSet() != null
        && getIndexState().getResourceDescriptions().getResourceDescription(uri) != null
        && getResourceSet().getResource(uri, false) instanceof XtextResource file
        && file.getParseResult() != null
        && file.getParseResult().getRootNode().getText().equals(text(uri));
  }

  /** As its editor has it, else as it is on the disk; null if it cannot be read. */
  private String text(URI uri) {
    if (getOpenedDocumentsContentProvider().hasContent(uri)) {
      return getOpenedDocumentsContentProvider().getContent(uri);
    }
    try {
      return uri.isFile() ? Files.readString(Path.of(uri.toFileString())) : null;
    } catch (IOException e) {
      return null;
    }
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

package dev.eyas.ide.workspace;

import com.google.inject.Inject;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.build.IncrementalBuilder.InternalStatefulIncrementalBuilder;
import org.eclipse.xtext.resource.XtextResource;

/**
 * Keeps the trees of files up to date, and nothing else: what is wrong with the files is looked for
 * afterwards, while questions about them are answered. In files that others' changes concern, names
 * are looked up again; the files are not read again for that.
 */
public final class TreeBuilder extends InternalStatefulIncrementalBuilder {
  @Inject private ReadingProgress progress;

  @Override
  protected void unloadResource(URI uri) {
    boolean changed =
        getRequest().getDirtyFiles().contains(uri) || getRequest().getDeletedFiles().contains(uri);
    Resource resource = getRequest().getResourceSet().getResource(uri, false);
    if (!changed && resource instanceof XtextResource file && file.isLoaded()) {
      file.relink();
    } else {
      super.unloadResource(uri);
    }
  }

  @Override
  protected boolean validate(Resource resource) {
    progress.read();
    return false;
  }
}

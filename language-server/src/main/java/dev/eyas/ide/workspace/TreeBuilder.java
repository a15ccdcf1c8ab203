package dev.eyas.ide.workspace;

import com.google.inject.Inject;
import dev.eyas.rules.RulesResource;
import java.io.IOException;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.build.IncrementalBuilder.InternalStatefulIncrementalBuilder;

/**
 * Keeps the trees of files up to date, and nothing else: what is wrong with the files is looked for
 * afterwards, while questions about them are answered. A file that is known is not given up when it
 * changes: it takes over its new text. In files that others' changes concern, names are looked up
 * again; the files are not read again for that.
 */
public final class TreeBuilder extends InternalStatefulIncrementalBuilder {
  @Inject private ReadingProgress progress;

  @Override
  protected void unloadResource(URI uri) {
    Resource resource = getRequest().getResourceSet().getResource(uri, false);
    boolean there = !getRequest().getDeletedFiles().contains(uri);
    if (there && resource instanceof RulesResource file && file.isLoaded()) {
      update(file);
    } else {
      super.unloadResource(uri);
    }
  }

  private void update(RulesResource file) {
    if (!getRequest().getDirtyFiles().contains(file.getURI())) {
      file.relink();
      return;
    }
    try {
      file.become(file.read());
    } catch (IOException gone) {
      super.unloadResource(file.getURI());
    }
  }

  @Override
  protected boolean validate(Resource resource) {
    progress.read();
    return false;
  }
}

package dev.eyas.ide;

import dev.eyas.ide.live.LiveRules;
import dev.eyas.rules.scoping.LoadOrder;
import dev.eyas.sensor.control.RulesLoadParams.Source;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.ide.server.concurrent.IRequestManager;
import org.eclipse.xtext.resource.IResourceServiceProvider;

/**
 * The rules files that are loaded together with a document, open ones as they are on the screen.
 */
final class EditorRules implements LiveRules {
  private final IRequestManager requests;
  private final WorkspaceManager workspace;
  private final UriExtensions uris;
  private final URI document;

  EditorRules(
      IRequestManager requests, WorkspaceManager workspace, UriExtensions uris, URI document) {
    this.requests = requests;
    this.workspace = workspace;
    this.uris = uris;
    this.document = document;
  }

  @Override
  public CompletableFuture<List<Source>> read() {
    return requests.runRead(cancelIndicator -> sources());
  }

  private List<Source> sources() {
    Collection<URI> folder =
        workspace
            .getProjectManager(document)
            .getIndexState()
            .getResourceDescriptions()
            .getAllURIs();
    return loadOrder().together(document, folder).stream()
        .map(uri -> new Source(uris.toUriString(uri), text(uri)))
        .toList();
  }

  private LoadOrder loadOrder() {
    return IResourceServiceProvider.Registry.INSTANCE
        .getResourceServiceProvider(document)
        .get(LoadOrder.class);
  }

  private String text(URI uri) {
    return workspace.doRead(uri, (text, resource) -> text.getContents());
  }
}

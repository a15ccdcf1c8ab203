package dev.eyas.ide;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import dev.eyas.ide.live.SensorLauncher;
import dev.eyas.ide.live.SensorLaunchers;
import dev.eyas.ide.workspace.EncodedUris;
import dev.eyas.ide.workspace.FalcoWorkspaceManager;
import dev.eyas.ide.workspace.RulesFileScanner;
import dev.eyas.ide.workspace.RulesProjectManager;
import dev.eyas.ide.workspace.TreeBuilder;
import java.util.concurrent.CompletableFuture;
import org.eclipse.xtext.build.IncrementalBuilder.InternalStatefulIncrementalBuilder;
import org.eclipse.xtext.ide.server.ProjectManager;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.ide.server.concurrent.RequestManager;
import org.eclipse.xtext.resource.ResourceServiceProviderServiceLoader;
import org.eclipse.xtext.util.IFileSystemScanner;

/** Services of the server itself, next to Xtext's. */
final class ServerModule extends AbstractModule {
  @Override
  protected void configure() {
    // The languages take longer to set up than the server: beside it.
    CompletableFuture<ResourceServiceProviderServiceLoader> languages =
        CompletableFuture.supplyAsync(ResourceServiceProviderServiceLoader::new);
    bind(ResourceServiceProviderServiceLoader.class)
        .toProvider(languages::join)
        .in(Singleton.class);
    install(new org.eclipse.xtext.ide.server.ServerModule());
    bind(InternalStatefulIncrementalBuilder.class).to(TreeBuilder.class);
    bind(ProjectManager.class).to(RulesProjectManager.class);
    bind(WorkspaceManager.class).to(FalcoWorkspaceManager.class);
    bind(IFileSystemScanner.class).to(RulesFileScanner.class);
    bind(UriExtensions.class).to(EncodedUris.class);
    bind(RequestManager.class).to(PatientRequestManager.class);
    bind(SensorLauncher.class).to(SensorLaunchers.class);
  }
}

package dev.eyas.eclipse;

import dev.eyas.eclipse.documents.OpenDocuments;
import dev.eyas.eclipse.documents.WorkspaceChanges;
import dev.eyas.eclipse.live.LiveRun;
import dev.eyas.eclipse.problems.ProblemMarkers;
import dev.eyas.eclipse.server.RulesClient;
import dev.eyas.eclipse.server.ServerProcess;
import dev.eyas.eclipse.server.Session;
import java.util.List;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Plugin;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.osgi.framework.BundleContext;

/**
 * Holds the one language server of the workspace. It starts with the first rules file that is
 * opened and ends with the workbench.
 */
public final class EyasPlugin extends Plugin {
  private static EyasPlugin instance;

  private final LiveRun liveRun = new LiveRun();
  private Session session;
  private OpenDocuments documents;
  private WorkspaceChanges workspaceChanges;

  public static EyasPlugin get() {
    return instance;
  }

  @Override
  public void start(BundleContext context) throws Exception {
    super.start(context);
    var problems = new ProblemMarkers(uri -> documents.document(uri));
    var client = new RulesClient(problems, liveRun, getLog());
    session = new Session(() -> ServerProcess.start(context.getBundle()), client, getLog());
    documents = new OpenDocuments(session);
    workspaceChanges = new WorkspaceChanges(session);
    FileBuffers.getTextFileBufferManager().addFileBufferListener(documents);
    ResourcesPlugin.getWorkspace()
        .addResourceChangeListener(workspaceChanges, IResourceChangeEvent.POST_CHANGE);
    instance = this;
  }

  @Override
  public void stop(BundleContext context) throws Exception {
    instance = null;
    ResourcesPlugin.getWorkspace().removeResourceChangeListener(workspaceChanges);
    FileBuffers.getTextFileBufferManager().removeFileBufferListener(documents);
    session.close();
    super.stop(context);
  }

  /** The documents that the server knows; asking for one that is open costs nothing. */
  public OpenDocuments documents() {
    return documents;
  }

  /** What the server tells of running the rules. */
  public LiveRun liveRun() {
    return liveRun;
  }

  /** Has the server execute one of its commands; what comes of it is told as live status. */
  public void execute(String command, Object... arguments) {
    var params = new ExecuteCommandParams(command, List.of(arguments));
    session
        .ask(server -> server.getWorkspaceService().executeCommand(params))
        .exceptionally(
            failure -> {
              getLog().error("The language server refused " + command, failure);
              return null;
            });
  }
}

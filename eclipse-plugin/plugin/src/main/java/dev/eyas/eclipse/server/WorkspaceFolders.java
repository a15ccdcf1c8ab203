package dev.eyas.eclipse.server;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.lsp4j.WorkspaceFolder;

/** The workspace's open projects, as the protocol names them. */
public final class WorkspaceFolders {
  private WorkspaceFolders() {}

  public static List<WorkspaceFolder> open() {
    return Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects())
        .filter(project -> project.isOpen() && project.getLocation() != null)
        .map(WorkspaceFolders::folder)
        .toList();
  }

  private static WorkspaceFolder folder(IProject project) {
    String uri = project.getLocation().toPath().toUri().toString();
    return new WorkspaceFolder(uri, project.getName());
  }
}

package dev.eyas.eclipse.documents;

import dev.eyas.eclipse.server.Session;
import dev.eyas.eclipse.server.WorkspaceFolders;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;

/** Tells the server of rules files that change on disk, and of projects that come and go. */
public final class WorkspaceChanges implements IResourceChangeListener {
  private final Session session;
  private List<WorkspaceFolder> folders = WorkspaceFolders.open();

  public WorkspaceChanges(Session session) {
    this.session = session;
  }

  @Override
  public void resourceChanged(IResourceChangeEvent event) {
    tellFolders();
    tellFiles(event.getDelta());
  }

  private void tellFolders() {
    List<WorkspaceFolder> now = WorkspaceFolders.open();
    List<WorkspaceFolder> added = without(now, folders);
    List<WorkspaceFolder> removed = without(folders, now);
    folders = now;
    if (!added.isEmpty() || !removed.isEmpty()) {
      var change = new WorkspaceFoldersChangeEvent(added, removed);
      var params = new DidChangeWorkspaceFoldersParams(change);
      session.send(server -> server.getWorkspaceService().didChangeWorkspaceFolders(params));
    }
  }

  private static <T> List<T> without(List<T> list, List<T> others) {
    return list.stream().filter(element -> !others.contains(element)).toList();
  }

  private void tellFiles(IResourceDelta delta) {
    List<FileEvent> changes = new ArrayList<>();
    try {
      delta.accept(child -> collect(child, changes));
    } catch (CoreException e) {
      ILog.of(getClass()).error("Changed files could not be listed", e);
    }
    if (!changes.isEmpty()) {
      var params = new DidChangeWatchedFilesParams(changes);
      session.send(server -> server.getWorkspaceService().didChangeWatchedFiles(params));
    }
  }

  private static boolean collect(IResourceDelta delta, List<FileEvent> changes) {
    IResource resource = delta.getResource();
    if (resource.getType() == IResource.FILE
        && "yaml".equals(resource.getFileExtension())
        && resource.getLocation() != null
        && saysSomething(delta)) {
      String uri = resource.getLocation().toPath().toUri().toString();
      changes.add(new FileEvent(uri, type(delta)));
    }
    return true;
  }

  /** Markers, ours among them, change a resource too, but not what is in it. */
  private static boolean saysSomething(IResourceDelta delta) {
    return delta.getKind() != IResourceDelta.CHANGED
        || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
  }

  private static FileChangeType type(IResourceDelta delta) {
    return switch (delta.getKind()) {
      case IResourceDelta.ADDED -> FileChangeType.Created;
      case IResourceDelta.REMOVED -> FileChangeType.Deleted;
      default -> FileChangeType.Changed;
    };
  }
}

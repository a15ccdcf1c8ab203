package dev.eyas.ide.workspace;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.util.IFileSystemScanner;
import org.eclipse.xtext.workspace.IProjectConfig;
import org.eclipse.xtext.workspace.ISourceFolder;
import org.eclipse.xtext.workspace.IWorkspaceConfig;

/**
 * The folder of a file that was opened without a workspace around it. Only the files directly in it
 * belong to it: it may be somebody's home.
 */
final class LooseFolder implements IProjectConfig, ISourceFolder {
  private final URI path;
  private final IWorkspaceConfig workspace;

  /**
   * @param path with a trailing separator
   */
  LooseFolder(URI path, IWorkspaceConfig workspace) {
    this.path = path;
    this.workspace = workspace;
  }

  static URI of(URI file) {
    return file.trimSegments(1).appendSegment("");
  }

  @Override
  public String getName() {
    return path.toString();
  }

  @Override
  public URI getPath() {
    return path;
  }

  @Override
  public Set<? extends ISourceFolder> getSourceFolders() {
    return Set.of(this);
  }

  @Override
  public ISourceFolder findSourceFolderContaining(URI member) {
    return contains(member) ? this : null;
  }

  @Override
  public IWorkspaceConfig getWorkspaceConfig() {
    return workspace;
  }

  @Override
  public boolean contains(URI uri) {
    return of(uri).equals(path);
  }

  @Override
  public List<URI> getAllResources(IFileSystemScanner scanner) {
    return ISourceFolder.super.getAllResources(scanner).stream().filter(this::contains).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LooseFolder folder && folder.path.equals(path);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path);
  }
}

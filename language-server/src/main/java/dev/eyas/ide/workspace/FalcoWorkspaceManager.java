package dev.eyas.ide.workspace;

import com.google.inject.Singleton;
import dev.eyas.rules.config.FalcoConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.ide.server.BuildManager.Buildable;
import org.eclipse.xtext.ide.server.ProjectManager;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.workspace.IProjectConfig;
import org.eclipse.xtext.workspace.IWorkspaceConfig;
import org.eclipse.xtext.workspace.UnknownProjectConfig;
import org.eclipse.xtext.workspace.WorkspaceConfig;
import org.eclipse.xtext.xbase.lib.Procedures.Procedure2;

/** Also works without a folder: a file that belongs to none brings its neighbours along. */
@Singleton
public class FalcoWorkspaceManager extends WorkspaceManager {
  /** The folder of the files that Falco's configuration includes. */
  private static final String INCLUDED = "config.d";

  private final Set<URI> looseFolders = new LinkedHashSet<>();

  @Override
  public void initialize(
      URI baseDir,
      Procedure2<? super URI, ? super Iterable<Issue>> issues,
      CancelIndicator cancelIndicator) {
    if (baseDir == null) {
      initialize(List.of(), issues, cancelIndicator);
    } else {
      super.initialize(baseDir, issues, cancelIndicator);
    }
  }

  @Override
  public Buildable didOpen(URI uri, Integer version, String contents) {
    if (uri.isFile() && !isKnown(getProjectConfig(uri)) && looseFolders.add(LooseFolder.of(uri))) {
      refreshWorkspaceConfig(CancelIndicator.NullImpl);
    }
    return super.didOpen(uri, version, contents);
  }

  /**
   * What a configuration loads, and in which order, changes what its rules files mean. Files that
   * were read as they are now, as most are when they are opened, closed or saved, change nothing.
   */
  @Override
  public Buildable didChangeFiles(List<URI> dirty, List<URI> deleted) {
    Set<URI> affected = new LinkedHashSet<>(dirty);
    affected.removeIf(this::isRead);
    Stream.concat(dirty.stream(), deleted.stream())
        .filter(FalcoWorkspaceManager::isConfiguration)
        .forEach(config -> affected.addAll(rulesFilesNear(config)));
    return readAgain(List.copyOf(affected), deleted);
  }

  /** Reads files whose text may be the same, but may mean something else. */
  public Buildable readAgain(List<URI> files, List<URI> deleted) {
    return super.didChangeFiles(files, deleted);
  }

  private boolean isRead(URI uri) {
    return getProjectManager(uri) instanceof RulesProjectManager project && project.isRead(uri);
  }

  private static boolean isConfiguration(URI file) {
    boolean included =
        file.segmentCount() > 1 && file.segment(file.segmentCount() - 2).equals(INCLUDED);
    return included || FalcoConfig.NAME.equals(file.lastSegment());
  }

  private Set<URI> rulesFilesNear(URI config) {
    ProjectManager project = getProjectManager(config);
    return project == null
        ? Set.of()
        : project.getIndexState().getResourceDescriptions().getAllURIs();
  }

  @Override
  protected IWorkspaceConfig createWorkspaceConfig() {
    IWorkspaceConfig folders = super.createWorkspaceConfig();
    if (folders instanceof WorkspaceConfig config) {
      looseFolders.removeIf(path -> isKnown(config.findProjectContaining(path)));
      looseFolders.forEach(path -> config.addProject(new LooseFolder(path, config)));
    }
    return folders;
  }

  private static boolean isKnown(IProjectConfig project) {
    return project != null && !(project instanceof UnknownProjectConfig);
  }
}

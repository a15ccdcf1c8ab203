package dev.eyas.eclipse.tests;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/** A project of the workspace that holds rules files. */
record RulesProject(IProject project) {
  static RulesProject create() throws CoreException {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("rules");
    project.create(null);
    project.open(null);
    Workbench.hide("org.eclipse.ui.internal.introview");
    return new RulesProject(project);
  }

  OpenEditor open(String rules) throws CoreException {
    return OpenEditor.on(file("falco_rules.local.yaml", rules));
  }

  IFile file(String name, String rules) throws CoreException {
    IFile file = project.getFile(name);
    file.create(new ByteArrayInputStream(rules.getBytes(StandardCharsets.UTF_8)), true, null);
    return file;
  }

  void delete() throws CoreException {
    Workbench.page().closeAllEditors(false);
    project.delete(true, true, null);
  }
}

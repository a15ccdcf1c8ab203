package dev.eyas.rules.scoping;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.XtextResource;

/** The texts of the files that are loaded together with a given one, as they are on the screen. */
@Singleton
public class FolderSources {
  private final RulesFiles files;

  @Inject
  FolderSources(RulesFiles files) {
    this.files = files;
  }

  /** In load order; sources are named by their URI. */
  public List<RulesSource> around(Resource resource) {
    return files.around(resource).stream()
        .map(IResourceDescription::getURI)
        .map(uri -> new RulesSource(uri.toString(), text(resource.getResourceSet(), uri)))
        .toList();
  }

  private static String text(ResourceSet resources, URI uri) {
    if (resources.getResource(uri, false) instanceof XtextResource loaded
        && loaded.getParseResult() != null) {
      return loaded.getParseResult().getRootNode().getText();
    }
    try (InputStream content = resources.getURIConverter().createInputStream(uri)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException deletedMeanwhile) {
      return "";
    }
  }
}

package dev.eyas.rules.validation;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.scoping.RulesFiles;
import dev.eyas.rules.validation.ThoroughLoad.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.XtextResource;

/** Loads a file together with its neighbours; files that have not changed are not loaded again. */
@Singleton
class FolderLoad {
  private final RulesFiles files;
  private final ThoroughLoad loader = new ThoroughLoad();
  private List<RulesSource> lastSources = List.of();
  private Findings lastFindings;

  @Inject
  FolderLoad(RulesFiles files) {
    this.files = files;
  }

  /** What the loader says of all files around this one; sources are named by their URI. */
  synchronized Findings load(Resource resource) {
    List<RulesSource> sources =
        files.around(resource).stream()
            .map(IResourceDescription::getURI)
            .map(uri -> new RulesSource(uri.toString(), text(resource.getResourceSet(), uri)))
            .toList();
    if (lastFindings == null || !sources.equals(lastSources)) {
      lastFindings = loader.load(sources);
      lastSources = sources;
    }
    return lastFindings;
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

package dev.eyas.ide.workspace;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.scoping.RulesFiles;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IResourceDescription;

/** The trees of all files that are loaded together with a given one, open in an editor or not. */
@Singleton
public final class LoadedFiles {
  private final RulesFiles files;

  @Inject
  LoadedFiles(RulesFiles files) {
    this.files = files;
  }

  /** In load order, with the given one among them. */
  public List<RulesFile> around(Resource resource) {
    return files.around(resource).stream()
        .map(IResourceDescription::getURI)
        .map(uri -> find(resource, uri))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The file itself, unless it has not been parsed. */
  public static Optional<RulesFile> of(Resource resource) {
    return resource == null || resource.getContents().isEmpty()
        ? Optional.empty()
        : Optional.of((RulesFile) resource.getContents().get(0));
  }

  private static RulesFile find(Resource resource, URI uri) {
    Resource found =
        uri.equals(resource.getURI())
            ? resource
            : resource.getResourceSet().getResource(uri, false);
    return of(found).orElse(null);
  }
}

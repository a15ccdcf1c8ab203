package dev.eyas.rules.validation;

import com.google.inject.Singleton;
import dev.eyas.rules.validation.lint.ConfigFile;
import dev.eyas.rules.validation.lint.LintConfig;
import dev.eyas.rules.validation.lint.NearestConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.URIConverter;

/** How severe findings are: the project's file says it, and the editor's settings above it. */
@Singleton
public class ProjectConfigs {
  private volatile LintConfig editorSettings = LintConfig.DEFAULT;

  /** Replaces what the editor's settings say; they count more than the project's file. */
  public void setEditorSettings(LintConfig settings) {
    editorSettings = settings;
  }

  /** Looks into the folders as they are now. */
  Lookup lookup(URIConverter files) {
    return new Lookup(files);
  }

  /** The configurations at one moment. */
  final class Lookup {
    private final NearestConfig<URI> nearest;

    private Lookup(URIConverter files) {
      nearest =
          new NearestConfig<>(
              folder -> read(files, folder.appendSegment(ConfigFile.NAME)),
              folder -> folder.segmentCount() == 0 ? null : folder.trimSegments(1),
              (folder, problem) -> {});
    }

    LintConfig of(URI file) {
      URI folder = file.isHierarchical() && file.segmentCount() > 0 ? file.trimSegments(1) : null;
      return nearest.of(folder).overriddenBy(editorSettings);
    }
  }

  private static Optional<String> read(URIConverter files, URI file) {
    if (!files.exists(file, Map.of())) {
      return Optional.empty();
    }
    try (InputStream content = files.createInputStream(file)) {
      return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}

package dev.eyas.rules.scoping;

import com.google.inject.Singleton;
import dev.eyas.rules.config.NearestConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;

/**
 * The order that the user chose, else that of the nearest {@code falco.yaml}. A file that it does
 * not name is loaded behind those that it names, together with the others that it does not name.
 * Without either, or with one that names none of the folder's files, all files load in Falco's
 * default order.
 */
@Singleton
public class ConfiguredLoadOrder implements LoadOrder {
  private static final DefaultOrder DEFAULT = new DefaultOrder();

  private final NearestConfig configs = new NearestConfig();
  private volatile List<String> chosen = List.of();

  /**
   * Counts more than any configuration.
   *
   * @param names of files and folders, as {@code rules_files} has them, looked for beside a rules
   *     file and then in the folders above it; none: the configuration counts
   */
  public void choose(List<String> names) {
    chosen = List.copyOf(names);
  }

  @Override
  public List<URI> together(URI file, Collection<URI> folder) {
    List<URI> configured = configured(file, folder);
    if (configured.contains(file)) {
      return configured;
    }
    List<URI> together = new ArrayList<>(configured);
    folder.stream().filter(uri -> !configured.contains(uri)).sorted(DEFAULT).forEach(together::add);
    return List.copyOf(together);
  }

  /** What the configuration loads of the folder. */
  private List<URI> configured(URI file, Collection<URI> folder) {
    Optional<List<Path>> paths =
        path(file).flatMap(path -> chosenFiles(path).or(() -> configs.rulesFiles(path)));
    if (paths.isEmpty()) {
      return List.of();
    }
    Map<Path, URI> uris = new LinkedHashMap<>();
    folder.forEach(uri -> path(uri).ifPresent(path -> uris.put(path, uri)));
    return paths.get().stream().distinct().filter(uris::containsKey).map(uris::get).toList();
  }

  private Optional<List<Path>> chosenFiles(Path file) {
    return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent)
        .map(folder -> NearestConfig.locate(folder, chosen))
        .filter(files -> !files.isEmpty())
        .findFirst();
  }

  private static Optional<Path> path(URI uri) {
    return uri.isFile()
        ? Optional.of(Path.of(uri.toFileString()).toAbsolutePath().normalize())
        : Optional.empty();
  }
}

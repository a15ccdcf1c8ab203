package dev.eyas.ide.workspace;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.util.IAcceptor;
import org.eclipse.xtext.util.IFileSystemScanner;
import org.eclipse.xtext.util.UriExtensions;

/**
 * Finds the YAML files of a folder. Which of them are rules files is the language's decision;
 * hidden folders and installed packages hold none and can be huge.
 */
public final class RulesFileScanner implements IFileSystemScanner {
  private static final Set<String> SKIPPED = Set.of("node_modules", "target");

  private final UriExtensions uris;

  @Inject
  RulesFileScanner(UriExtensions uris) {
    this.uris = uris;
  }

  @Override
  public void scan(URI root, IAcceptor<URI> acceptor) {
    Path folder = Path.of(root.toFileString());
    try {
      Files.walkFileTree(folder, new YamlFiles(folder, acceptor));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class YamlFiles extends SimpleFileVisitor<Path> {
    private final Path root;
    private final IAcceptor<URI> acceptor;

    YamlFiles(Path root, IAcceptor<URI> acceptor) {
      this.root = root;
      this.acceptor = acceptor;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(root) || isSearched(folder.getFileName().toString())
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        acceptor.accept(uris.toEmfUri(file.toUri()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }

    private static boolean isSearched(String folder) {
      return !folder.startsWith(".") && !SKIPPED.contains(folder);
    }
  }
}

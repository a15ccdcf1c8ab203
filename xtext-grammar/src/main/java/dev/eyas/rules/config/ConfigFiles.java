package dev.eyas.rules.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that a configuration can name. */
public interface ConfigFiles {
  /** Those of this machine. */
  ConfigFiles DISK =
      new ConfigFiles() {
        @Override
        public String read(Path file) throws IOException {
          return Files.readString(file);
        }

        @Override
        public boolean isFile(Path path) {
          return Files.isRegularFile(path);
        }

        @Override
        public boolean isDirectory(Path path) {
          return Files.isDirectory(path);
        }

        @Override
        public List<Path> list(Path directory) throws IOException {
          try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
          }
        }
      };

  String read(Path file) throws IOException;

  boolean isFile(Path path);

  boolean isDirectory(Path path);

  /** What lies directly in a directory, in any order. */
  List<Path> list(Path directory) throws IOException;
}

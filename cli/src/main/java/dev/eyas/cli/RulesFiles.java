package dev.eyas.cli;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.config.ConfigFiles;
import dev.eyas.rules.config.ReadFailure;
import dev.eyas.rules.config.RulesDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rules files as a command line names them. */
final class RulesFiles {
  /** Stands for standard input. */
  static final Path STANDARD_INPUT = Path.of("-");

  private static final String STANDARD_INPUT_NAME = "<stdin>";

  /** In a text of more bytes there are more characters than any file may have that is loaded. */
  private static final int MAX_BYTES = 3 * RulesSource.MAX_LENGTH;

  /**
   * @param paths files; directories, whose {@code *.yaml} and {@code *.yml} files are taken in
   *     order of their paths; and {@link #STANDARD_INPUT}
   * @return all files in load order, at least one
   * @throws UserError if one cannot be read, or there is none
   */
  static List<RulesSource> read(List<Path> paths) {
    if (Collections.frequency(paths, STANDARD_INPUT) > 1) {
      throw new UserError("standard input (-) can be read only once");
    }
    List<RulesSource> sources = new ArrayList<>();
    for (Path path : paths) {
      if (path.equals(STANDARD_INPUT)) {
        sources.add(readStandardInput(System.in));
      } else if (Files.isDirectory(path)) {
        inDirectory(path).forEach(file -> sources.add(readFile(file)));
      } else {
        sources.add(readFile(path));
      }
    }
    if (sources.isEmpty()) {
      throw new UserError(paths.get(0) + ": no *.yaml or *.yml file in it");
    }
    return sources;
  }

  private static List<Path> inDirectory(Path directory) {
    try {
      return RulesDirectory.files(directory, ConfigFiles.DISK);
    } catch (IOException e) {
      throw unreadable(directory.toString(), e);
    }
  }

  private static RulesSource readFile(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static RulesSource readStandardInput(InputStream in) {
    try {
      return read(STANDARD_INPUT_NAME, in);
    } catch (IOException e) {
      throw unreadable(STANDARD_INPUT_NAME, e);
    }
  }

  private static RulesSource read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new UserError(
          "%s: more than %,d bytes, which is too large for a rules file; split it"
              .formatted(name, MAX_BYTES));
    }
    return new RulesSource(name, text(bytes));
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static UserError unreadable(String name, IOException cause) {
    return new UserError(name + ": " + ReadFailure.reason(cause), cause);
  }

  private RulesFiles() {}
}

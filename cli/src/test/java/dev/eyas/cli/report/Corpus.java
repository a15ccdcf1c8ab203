package dev.eyas.cli.report;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The conformance corpus, in the folder that the system property names. Without one a test is not
 * run, or fails in continuous builds.
 */
public final class Corpus {
  public static JsonElement json(String path) throws IOException {
    return JsonParser.parseString(text(path));
  }

  static String text(String path) throws IOException {
    return Files.readString(folder().resolve(path));
  }

  private static Path folder() {
    String folder = System.getProperty("eyas.corpus", "");
    return folder.isEmpty() ? missing() : Path.of(folder);
  }

  private static Path missing() {
    String reason = "NOT RUN: the system property eyas.corpus names no folder";
    System.out.println(reason);
    return Boolean.getBoolean("eyas.ci") ? fail(reason) : abort(reason);
  }

  private Corpus() {}
}

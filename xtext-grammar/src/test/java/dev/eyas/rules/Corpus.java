package dev.eyas.rules;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conformance corpus, in the folder that the system property names. Without one a test is not
 * run, or fails in continuous builds.
 */
public final class Corpus {
  private Corpus() {}

  /** Texts of Falco's official files by name, in load order. */
  public static Map<String, String> officialRules() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name :
        List.of("falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml")) {
      files.put(name, text("upstream-rules/" + name));
    }
    return files;
  }

  public static JsonElement json(String path) {
    return JsonParser.parseString(text(path));
  }

  private static String text(String path) {
    Path file = folder().resolve(path);
    if (!Files.exists(file)) {
      missing("MISSING: the corpus has no " + path);
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String folder = System.getProperty("eyas.corpus", "");
    return folder.isEmpty()
        ? missing("NOT RUN: the system property eyas.corpus names no folder")
        : Path.of(folder);
  }

  private static Path missing(String reason) {
    System.out.println(reason);
    return Boolean.getBoolean("eyas.ci") ? fail(reason) : abort(reason);
  }
}

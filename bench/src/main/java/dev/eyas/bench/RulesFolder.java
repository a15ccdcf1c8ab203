package dev.eyas.bench;

import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rules files to measure with: Falco's official ones from the corpus that the system property
 * {@code eyas.corpus} names, else the bundled one. Started in the project's folder.
 */
final class RulesFolder {
  private static final List<String> OFFICIAL =
      List.of("falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml");

  private RulesFolder() {}

  /** The files in load order. */
  static List<RulesSource> sources() {
    String corpus = System.getProperty("eyas.corpus", "");
    return corpus.isEmpty()
        ? List.of(source(Path.of("rules", "eyas_rules.yaml")))
        : OFFICIAL.stream()
            .map(Path.of(corpus, "upstream-rules")::resolve)
            .map(RulesFolder::source)
            .toList();
  }

  private static RulesSource source(Path file) {
    try {
      return new RulesSource(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

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

  /** Offset behind the first line of a condition in the middle of a file. */
  static int endOfACondition(RulesSource file) {
    String text = file.text();
    return text.indexOf('\n', behind("condition: ", text, text.length() / 2));
  }

  /** Offset behind the name of a macro that many rules use, in the file that defines it. */
  static int endOfANameOfAMacro(RulesSource file) {
    boolean official = file.text().contains("macro: spawned_process");
    return behind("macro: " + (official ? "spawned_process" : "file_opened"), file.text(), 0);
  }

  private static int behind(String words, String text, int from) {
    return text.indexOf(words, from) + words.length();
  }

  private static RulesSource source(Path file) {
    try {
      return new RulesSource(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.eyas.rules.scoping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredLoadOrderTest {
  @TempDir Path folder;
  private final LoadOrder order = new ConfiguredLoadOrder();

  @BeforeEach
  void writeRules() throws IOException {
    for (String name :
        List.of("falco_rules.yaml", "a_rules.yaml", "rules.d/1.yaml", "rules.d/2.yaml")) {
      write(name, "");
    }
  }

  @Test
  void withoutConfigurationAllFilesLoadInFalcosOrder() {
    assertEquals(
        List.of("falco_rules.yaml", "a_rules.yaml", "rules.d/1.yaml", "rules.d/2.yaml"),
        together("a_rules.yaml"));
  }

  @Test
  void theConfigurationSaysWhichFilesLoadAndWhen() throws IOException {
    write("falco.yaml", "rules_files: [/etc/falco/rules.d, falco_rules.yaml]\n");

    assertEquals(
        List.of("rules.d/1.yaml", "rules.d/2.yaml", "falco_rules.yaml"),
        together("rules.d/2.yaml"));
  }

  @Test
  void aFileThatItDoesNotNameLoadsLast() throws IOException {
    write("falco.yaml", "rules_files: [rules.d/2.yaml]\n");

    assertEquals(
        List.of("rules.d/2.yaml", "falco_rules.yaml", "a_rules.yaml", "rules.d/1.yaml"),
        together("a_rules.yaml"));
  }

  @Test
  void theNearestConfigurationCounts() throws IOException {
    write("falco.yaml", "rules_files: [falco_rules.yaml, rules.d]\n");
    write("rules.d/falco.yaml", "rules_files: [2.yaml, 1.yaml]\n");

    assertEquals(List.of("rules.d/2.yaml", "rules.d/1.yaml"), together("rules.d/1.yaml"));
    assertEquals(
        List.of("falco_rules.yaml", "rules.d/1.yaml", "rules.d/2.yaml"),
        together("falco_rules.yaml"));
  }

  @Test
  void aChangedConfigurationIsReadAgainAndABrokenOneIsPassedOver() throws IOException {
    Path config = write("falco.yaml", "rules_files: [a_rules.yaml, falco_rules.yaml]\n");
    assertEquals(List.of("a_rules.yaml", "falco_rules.yaml"), together("a_rules.yaml"));

    write("falco.yaml", "rules_files: [falco_rules.yaml, a_rules.yaml]\n");
    Files.setLastModifiedTime(config, FileTime.fromMillis(1_000));
    assertEquals(List.of("falco_rules.yaml", "a_rules.yaml"), together("a_rules.yaml"));

    write("falco.yaml", "rules_files: [\n");
    Files.setLastModifiedTime(config, FileTime.fromMillis(2_000));
    assertEquals(4, together("a_rules.yaml").size());
  }

  @Test
  void filesThatAreNotOnDiskLoadInFalcosOrder() {
    URI local = URI.createURI("memory:/rules/falco_rules.local.yaml");
    URI base = URI.createURI("memory:/rules/falco_rules.yaml");

    assertEquals(List.of(base, local), order.together(local, List.of(local, base)));
  }

  private List<String> together(String file) {
    List<URI> all =
        Stream.of("rules.d/2.yaml", "rules.d/1.yaml", "a_rules.yaml", "falco_rules.yaml")
            .map(this::uri)
            .toList();
    return order.together(uri(file), all).stream()
        .map(uri -> folder.relativize(Path.of(uri.toFileString())).toString())
        .toList();
  }

  private URI uri(String name) {
    return URI.createFileURI(folder.resolve(name).toString());
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}

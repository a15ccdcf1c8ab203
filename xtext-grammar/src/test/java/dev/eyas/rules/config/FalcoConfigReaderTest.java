package dev.eyas.rules.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FalcoConfigReaderTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("RULES", "mine");

  @TempDir Path folder;

  @Test
  void filesLoadInTheOrderGivenAndDirectoriesSorted() throws IOException {
    write("falco_rules.yaml", "");
    write("rules.d/20.yml", "");
    write("rules.d/10.yaml", "");
    write("rules.d/notes.txt", "");
    write("rules.d/deeper/30.yaml", "");
    write("zebra.yaml", "");

    assertEquals(
        List.of("zebra.yaml", "rules.d/10.yaml", "rules.d/20.yml", "falco_rules.yaml"),
        loaded("rules_files:\n  - zebra.yaml\n  - rules.d\n  - falco_rules.yaml\n"));
  }

  @Test
  void whatIsNotThereIsPassedOverAndTold() throws IOException {
    write("there.yaml", "");

    FalcoConfig config = read("rules_files: [not_there.yaml, \"no\\0path\", there.yaml]\n");
    FalcoConfig.Located located = config.locate(ConfigFiles.DISK, Locations.besideConfig());

    assertEquals(List.of(folder.resolve("there.yaml")), located.files());
    assertEquals(List.of("not_there.yaml", "no\0path"), located.missing());
  }

  @Test
  void theOlderKeyMayBeASingleName() throws IOException {
    write("a.yaml", "");
    FalcoConfig config = read("rules_file: a.yaml\n");

    assertEquals(List.of("a.yaml"), config.names());
    assertTrue(config.deprecatedKey());
    assertFalse(read("rules_files: [a.yaml]\n").deprecatedKey());
  }

  @Test
  void whatIsAppendedToOutputsIsMergedAsOtherListsAre() throws IOException {
    write("more.yaml", "append_output:\n  - {match: {tags: [a, b]}, suggested_output: yes}\n");

    FalcoConfig config =
        read("config_files: [more.yaml]\nappend_output:\n  - extra_output: ${RULES} %proc.pid\n");

    assertEquals(2, config.appendOutput().size());
    assertEquals("mine %proc.pid", config.appendOutput().get(0).extraOutput());
    assertEquals(Set.of("a", "b"), config.appendOutput().get(1).tags());
    assertTrue(config.appendOutput().get(1).suggestedOutput());
    assertEquals(folder.resolve("more.yaml") + ":2", config.appendOutput().get(1).place());
  }

  @Test
  void bothKeysTogetherAreAnError() {
    ConfigException refused =
        assertThrows(
            ConfigException.class, () -> read("rules_files: [a.yaml]\nrules_file: [b.yaml]\n"));
    assertTrue(refused.getMessage().contains("rules_file"), refused.getMessage());
  }

  @Test
  void aPathOfTheNodeMeansTheSamePlaceBesideTheConfiguration() throws IOException {
    write("rules.d/a.yaml", "");

    assertEquals(List.of("rules.d/a.yaml"), loaded("rules_files: [/etc/falco/rules.d]\n"));
  }

  @Test
  void relativeNamesAreFirstSoughtWhereTheCommandRuns() {
    Path config = folder.resolve("falco.yaml");

    assertEquals(
        List.of(Path.of("a.yaml"), folder.resolve("a.yaml")),
        Locations.fromWorkingDirectory().of(config, "a.yaml"));
  }

  @Test
  void variablesOfTheEnvironmentArePutInPlace() throws IOException {
    assertEquals(
        List.of("mine.yaml", ".yaml", "${RULES}.yaml"),
        read("rules_files: ['${RULES}.yaml', '${UNSET}.yaml', '$${RULES}.yaml']\n").names());
  }

  @Test
  void includedFilesAddToTheMainOne() throws IOException {
    write("config.d/2.yaml", "rules_files: [three]\n");
    write("config.d/1.yaml", "rules_files: [two]\njson_output: true\n");

    assertEquals(
        List.of("one", "two", "three"),
        read("config_files: [config.d]\nrules_files: [one]\n").names());
  }

  @Test
  void includedFilesCanOverrideOrOnlyAdd() throws IOException {
    write("more.yaml", "rules_files: [more]\n");
    String main = "config_files:\n  - {path: more.yaml, strategy: %s}\n%s";

    assertEquals(List.of("more"), read(main.formatted("override", "rules_files: [a]\n")).names());
    assertEquals(List.of("a"), read(main.formatted("add-only", "rules_files: [a]\n")).names());
    assertEquals(List.of("more"), read(main.formatted("add-only", "")).names());
  }

  @Test
  void anIncludedFileCannotIncludeAndAMissingOneIsPassedOver() throws IOException {
    write("more.yaml", "config_files: [other.yaml]\n");

    assertThrows(ConfigException.class, () -> read("config_files: [more.yaml]\n"));
    assertThrows(ConfigException.class, () -> read("config_files: [falco.yaml]\n"));
    assertEquals(List.of("a"), read("config_files: [none.yaml]\nrules_files: [a]\n").names());
  }

  @Test
  void whatIsNoConfigurationIsToldWithItsPlace() {
    assertTrue(messageOf("- a\n").contains("falco.yaml:1: "));
    assertTrue(messageOf("a: 1\nrules_files: [{a: b}]\n").contains("falco.yaml:2: "));
    assertTrue(messageOf("a: 1\nb: [\n").contains("falco.yaml:3: not YAML"));
    assertEquals(List.of(), loadedNames(""));
  }

  private List<String> loadedNames(String text) {
    return read(text).names();
  }

  private String messageOf(String text) {
    return assertThrows(ConfigException.class, () -> read(text)).getMessage();
  }

  private List<String> loaded(String text) {
    return read(text).locate(ConfigFiles.DISK, Locations.besideConfig()).files().stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }

  private FalcoConfig read(String text) {
    try {
      return new FalcoConfigReader(ConfigFiles.DISK, Locations.besideConfig(), ENVIRONMENT::get)
          .read(write("falco.yaml", text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}

package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about rules, as a user and a pipeline run them. */
class FrontEndIT {
  private static final String RULES =
      """
      - rule: Gr\u00fcezi
        desc: d
        condition: evt.type = execve and proc.nam = bash
        output: x
        priority: warning
      """;

  @TempDir Path folder;

  @Test
  void validateWritesPlainUtf8ToAPipeWhateverTheLocale() throws Exception {
    Path file = Files.writeString(folder.resolve("rules.yaml"), RULES);

    Finished eyas = eyas(Map.of("LC_ALL", "C"), "validate", file.toString());

    assertEquals(1, eyas.code(), eyas.err());
    assertTrue(eyas.out().contains("in rule 'Gr\u00fcezi', condition"), eyas.out());
    assertFalse(eyas.out().contains("\u001b"), eyas.out());
    assertEquals("", eyas.err());
  }

  @Test
  void validateReadsTheFilesThatAConfigurationNames() throws Exception {
    Files.writeString(folder.resolve("rules.yaml"), RULES);
    Path config = Files.writeString(folder.resolve("falco.yaml"), "rules_files: [rules.yaml]\n");

    Finished eyas = eyas(Map.of(), "validate", "--format=json", "-c", config.toString());

    assertEquals(1, eyas.code(), eyas.err());
    assertTrue(
        JsonParser.parseString(eyas.out()).getAsJsonObject().has("falco_load_results"), eyas.out());
  }

  @Test
  void theBundledRulesAreSound() throws Exception {
    Finished eyas =
        eyas(Map.of(), "validate", "--warnings-as-errors", Dist.HOME.resolve("rules").toString());

    assertEquals(0, eyas.code(), eyas.out());
  }

  @Test
  void withoutFilesTheBundledRulesAreMeant() throws Exception {
    Finished eyas = eyas(Map.of(), "list", "rules", "Shell");

    assertEquals(0, eyas.code(), eyas.err());
    assertTrue(eyas.out().contains("Shell in Container"), eyas.out());
  }

  private static Finished eyas(Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(Dist.LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    return Finished.of(Dist.process(command, environment));
  }
}

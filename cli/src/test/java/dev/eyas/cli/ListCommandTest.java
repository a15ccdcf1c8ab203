package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.catalog.Operator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class ListCommandTest {
  private static final String RULES =
      """
      - list: shells
        items: [bash, sh]
      - macro: spawned
        condition: evt.type = execve and
          proc.name in (shells)
      - rule: Shell
        desc: A shell was started.
        condition: spawned
        output: x
        priority: warning
        tags: [b, a]
      - rule: Off
        desc: Nothing.
        condition: spawned
        output: x
        priority: notice
        enabled: false
      """;

  @TempDir Path folder;

  @Test
  void fieldsHaveTypesArgumentsAndDescriptions() {
    Finished eyas = InProcess.eyas("list", "fields", "proc.aname");

    assertEquals(0, eyas.code());
    assertTrue(
        eyas.out().startsWith("proc.aname[INDEX?]  CHARBUF  Name of an ancestor"), eyas.out());
    assertTrue(eyas.out().contains("\n                             "), "wrapped below itself");
    assertTrue(eyas.out().lines().allMatch(line -> line.length() <= 100), eyas.out());
  }

  @Test
  void deprecatedFieldsAreListedOnRequest() {
    assertEquals(1, InProcess.eyas("list", "fields", "evt.latency").code());
    assertTrue(
        InProcess.eyas("list", "fields", "--deprecated", "evt.latency").out().contains("Depr"));
  }

  @Test
  void aPatternIsAPartOfANameOrWildcards() {
    assertTrue(names("fields", "PROC.NAME").contains("proc.name"));
    assertEquals(Set.of("fd.name", "fd.nameraw", "fd.name_changed"), names("fields", "fd.name*"));
  }

  @Test
  void whatMatchesNothingIsToldAndCode1() {
    Finished eyas = InProcess.eyas("list", "events", "nosuch");

    assertEquals(1, eyas.code());
    assertEquals("", eyas.out());
    assertEquals("eyas: no events like nosuch\n", eyas.err());
  }

  @Test
  void eventsAreThoseThatRulesSee() {
    assertEquals(
        "openat  file syscall  (fd FD, dirfd FD, name FSRELPATH, flags FLAGS32, mode UINT32, dev"
            + " UINT32, ino\n                      UINT64)\n",
        InProcess.eyas("list", "events", "op*nat").out());
    Set<String> events = names("events", "");
    assertTrue(events.containsAll(Set.of("execve", "procexit", "fsopen")), events::toString);
    assertFalse(events.contains("syscall"), "the slot of generic events is no event");
  }

  @Test
  void operatorsAreListedWithModifiersAndTransformers() {
    Set<String> operators = names("operators", "");
    for (Operator operator : Operator.values()) {
      assertTrue(operators.contains(operator.symbol()), operator.symbol());
    }
    assertTrue(operators.containsAll(Set.of("anyof", "tolower")));
  }

  @Test
  void rulesMacrosAndListsAreThoseOfTheFiles() throws Exception {
    Path file = Files.writeString(folder.resolve("rules.yaml"), RULES);

    assertEquals(
        "Shell  Warning           A shell was started.\nOff    Notice, disabled  Nothing.\n",
        InProcess.eyas("list", "rules", "-r", file).out());
    assertEquals(
        "spawned  evt.type = execve and proc.name in (shells)\n",
        InProcess.eyas("list", "macros", "-r", file).out());
    assertEquals("shells  bash, sh\n", InProcess.eyas("list", "lists", "-r", file).out());
    JsonObject rule = json("rules", "-r", file.toString(), "Shell").get(0).getAsJsonObject();
    assertEquals("[\"a\",\"b\"]", rule.get("tags").toString());
    assertEquals(6, rule.getAsJsonObject("defined").get("line").getAsInt());
  }

  @Test
  void ofFilesWithErrorsWhatCanBeReadIsListed() throws Exception {
    Path file = Files.writeString(folder.resolve("rules.yaml"), RULES + "- rule: broken\n");

    Finished eyas = InProcess.eyas("list", "rules", "-r", file);

    assertEquals(1, eyas.code());
    assertTrue(eyas.out().contains("Shell"), eyas.out());
    assertTrue(eyas.err().contains("'eyas validate'"), eyas.err());
  }

  @Test
  void aFileGivenAsANameIsToldHowItIsMeant() throws Exception {
    Path file = Files.writeString(folder.resolve("rules.yaml"), RULES);

    Finished eyas = InProcess.eyas("list", "rules", file);

    assertEquals(1, eyas.code());
    assertEquals(
        "eyas: %s is a file; to list its rules: eyas list rules -r %s\n".formatted(file, file),
        eyas.err());
  }

  @Test
  void namesAreBoldOnATerminal() {
    assertTrue(
        InProcess.eyas(Ansi.ON, "list", "operators", "pmatch").out().startsWith("\u001b[1mpmatch"));
  }

  @Test
  void listWhat() {
    assertEquals(2, InProcess.eyas("list").code());
    Finished birds = InProcess.eyas("list", "birds");
    assertEquals(2, birds.code());
    assertTrue(birds.err().startsWith("There is no 'eyas list birds'.\n"), birds.err());
    assertTrue(birds.err().contains("operators"), birds.err());
    assertTrue(InProcess.eyas("list", "field").err().contains("fields"));
    assertEquals(2, InProcess.eyas("list", "rules", "-r", "a.yaml", "-c", "falco.yaml").code());
  }

  private static Set<String> names(String what, String pattern) {
    return json(what, pattern).asList().stream()
        .map(entry -> entry.getAsJsonObject().get("name").getAsString())
        .collect(Collectors.toSet());
  }

  private static JsonArray json(String what, String... arguments) {
    List<Object> line = new ArrayList<>(List.of("list", what, "--format=json"));
    line.addAll(List.of(arguments));
    JsonElement json = JsonParser.parseString(InProcess.eyas(line.toArray()).out());
    return json.getAsJsonObject().getAsJsonArray(what);
  }
}

package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.cli.report.Corpus;
import dev.eyas.cli.report.Diagnosis;
import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeCommandTest {
  private static final String BASE =
      """
      - list: shells
        items: [bash, sh]
      - macro: spawned
        condition: evt.type in (execve, execveat) and proc.name in (shells)
      - rule: Shell
        desc: A shell was started.
        condition: spawned and container.id != host
        output: shell (command=%proc.cmdline)
        priority: warning
      """;
  private static final String LOCAL =
      """
      - rule: Shell
        condition: and not proc.tty = 0
        priority: critical
        override: {condition: append, priority: replace}
      """;

  @TempDir Path folder;
  private Path base;
  private Path local;

  @BeforeEach
  void writeRules() throws IOException {
    base = Files.writeString(folder.resolve("base.yaml"), BASE);
    local = Files.writeString(folder.resolve("local.yaml"), LOCAL);
  }

  @Test
  void aRuleIsToldAsItIsAfterAllFilesAndWhoWroteIt() {
    Finished eyas = describe("Shell");

    assertEquals(0, eyas.code(), eyas.err());
    assertEquals(
        """
        - rule: Shell
          desc: A shell was started.
          condition: >-
            spawned and container.id != host
            and not proc.tty = 0
          output: shell (command=%proc.cmdline)
          priority: CRITICAL

        What it is
          enabled        yes
          source         syscall
          event types    execve, execveat
          fields         container.id, evt.type, proc.name, proc.tty
          output fields  proc.cmdline
          macros         spawned (B:3:3)
          lists          shells (B:1:3)
          compiled       ((evt.type in (execve, execveat) and proc.name in (bash, sh)) and container.id !=
                         host and not proc.tty = 0)
          unfiltered     execve, execveat: all of them, since the state of processes and descriptors is kept
                         by them
          unfiltered     not known to the kernel as rules mean it: container.id, proc.tty

        Who wrote it
          B:5:3  defines condition, desc, output, priority
          L:1:3  appends to condition
          L:1:3  replaces priority

        Its parts
          B:7:14  spawned and container.id != host
          L:2:14  and not proc.tty = 0
        """,
        squeezed(eyas.out()));
  }

  @Test
  void aRuleTellsWhatTheKernelJudges() throws IOException {
    Files.writeString(
        local,
        """
        - rule: Secret
          desc: Somebody read a secret.
          condition: >
            evt.type in (open, openat) and evt.is_open_read = true and fd.num >= 0
            and fd.name in (/etc/shadow, /etc/sudoers) and not proc.name in (sshd, su)
            and proc.pname != cron
          output: x
          priority: info
        - rule: Modes
          desc: Modes changed.
          condition: evt.type = chmod and evt.failed = true
          output: x
          priority: info
        """);

    String secret = String.join(" ", describe("Secret").out().split("\\s+"));
    String modes = String.join(" ", describe("Modes").out().split("\\s+"));

    assertTrue(
        secret.contains(
            "leaves kernel open, openat: succeeded, reads, path begins with /etc/shadow or"
                + " /etc/sudoers, process is not sshd or su unfiltered not known to the kernel as"
                + " rules mean it: proc.pname"),
        secret);
    assertTrue(modes.contains("leaves kernel chmod: failed"), modes);
  }

  @Test
  void aMacroTellsWhichListItsItemsComeFrom() {
    String told = squeezed(describe("spawned").out());

    assertTrue(told.contains("  used      yes\n"), told);
    assertTrue(told.contains("  lists     shells (B:1:3)\n"), told);
    assertTrue(told.contains("  B:4:63  bash, sh (list shells)\n"), told);
  }

  @Test
  void aListTellsItsItems() {
    String told = squeezed(describe("shells").out());

    assertTrue(told.contains("  B:2:11  bash,\n  B:2:17  sh\n"), told);
  }

  @Test
  void jsonIsFalcosWithProvenance() {
    JsonObject rule = firstRule(describe("Shell", "--format=json"));

    assertEquals("Critical", rule.getAsJsonObject("info").get("priority").getAsString());
    JsonObject details = rule.getAsJsonObject("details");
    assertEquals("[\"spawned\"]", details.get("macros").toString());
    assertEquals("[\"execve\",\"execveat\"]", details.get("events").toString());
    assertEquals("[\"proc.cmdline\"]", details.get("output_fields").toString());
    JsonObject provenance = rule.getAsJsonObject("provenance");
    assertEquals(3, provenance.getAsJsonArray("items").size());
    JsonObject last = provenance.getAsJsonArray("segments").get(2).getAsJsonObject();
    assertEquals("and not proc.tty = 0", last.get("text").getAsString());
    assertEquals(local.toString(), last.get("file").getAsString());
    assertEquals(2, last.get("line").getAsInt());
  }

  @Test
  void allIsTheRequirementsAndWhatThereIs() throws IOException {
    Files.writeString(
        local,
        """
        - required_engine_version: 50
        - required_plugin_versions:
            - name: json
              version: 0.1.0
              alternatives: [{name: container, version: 0.2.0}]
        """);

    Finished described = describe("--all", "--format=json");
    JsonObject json = JsonParser.parseString(described.out()).getAsJsonObject();

    assertEquals(
        List.of("required_engine_version", "required_plugin_versions", "rules", "macros", "lists"),
        List.copyOf(json.keySet()));
    assertEquals("0.50.0", json.get("required_engine_version").getAsString());
    assertEquals(
        "[{\"name\":\"json\",\"version\":\"0.1.0\","
            + "\"alternatives\":[{\"name\":\"container\",\"version\":\"0.2.0\"}]}]",
        json.get("required_plugin_versions").toString());
    assertEquals(
        "[\"info\",\"details\",\"provenance\"]", new Gson().toJson(firstRule(described).keySet()));
    assertEquals(1, json.getAsJsonArray("macros").size());
    assertEquals(1, json.getAsJsonArray("lists").size());
    String text = describe("--all").out();
    assertTrue(text.indexOf("- rule: Shell\n") < text.indexOf("\n\n- macro: spawned\n"), text);
    assertTrue(text.indexOf("- macro: spawned\n") < text.indexOf("\n\n- list: shells\n"), text);
    assertEquals(2, describe("Shell", "--all").code());
  }

  /** Falco's keys, those without a value here included. */
  @Test
  void detailsAreNamedAsInFalco() {
    JsonObject rule = firstRule(describe("Shell", "--format=json"));

    assertEquals(
        Set.of(
            "name",
            "condition",
            "priority",
            "output",
            "description",
            "enabled",
            "source",
            "capture",
            "capture_duration",
            "tags"),
        rule.getAsJsonObject("info").keySet());
    assertEquals(
        Set.of(
            "macros",
            "lists",
            "condition_operators",
            "condition_fields",
            "output_fields",
            "extra_output_formatted_fields",
            "exception_fields",
            "exception_names",
            "exception_operators",
            "events",
            "condition_compiled",
            "output_compiled",
            "plugins"),
        rule.getAsJsonObject("details").keySet());
  }

  @Test
  void aNameThatIsNotThereGetsTheNearest() {
    Finished eyas = describe("Shel");

    assertEquals(1, eyas.code());
    assertEquals(
        "eyas: no rule, macro or list is named 'Shel'; did you mean 'Shell'?\n", eyas.err());
  }

  @Test
  void aRuleThatFalcoSkipsIsNotSaidToBeMissing() throws IOException {
    Files.writeString(base, BASE + "  source: nosuch\n");
    Files.writeString(local, "");

    assertEquals(
        "eyas: rule 'Shell' is skipped; 'eyas validate' tells why\n", describe("Shell").err());
  }

  @Test
  void rulesThatDoNotLoadAreNotDescribed() throws IOException {
    Files.writeString(local, "- rule: broken\n");

    Finished eyas = describe("Shell");

    assertEquals(1, eyas.code());
    assertTrue(eyas.err().contains(local + ":1:3: error LOAD_ERR_YAML_VALIDATE"), eyas.err());
    assertEquals(2, InProcess.eyas("describe").code());
  }

  /** Upstream's own expectations of a description. */
  @Test
  void describesAsFalcoDoes() throws IOException {
    JsonObject corpus = Corpus.json("conformance/rule_loader.json").getAsJsonObject();
    int total = 0;
    for (JsonElement element : corpus.getAsJsonArray("cases")) {
      List<RulesSource> sources = new ArrayList<>();
      for (JsonElement each : element.getAsJsonObject().getAsJsonArray("steps")) {
        JsonObject step = each.getAsJsonObject();
        if (step.has("content")) {
          sources.add(
              new RulesSource(step.get("name").getAsString(), step.get("content").getAsString()));
        } else if (step.has("path") && step.has("rule") && step.has("equals")) {
          total++;
          assertEquals(step.get("equals"), described(sources, step), step::toString);
        }
      }
    }
    System.out.printf("descriptions: %d as Falco's%n", total);
    assertTrue(total > 0);
  }

  private static JsonElement described(List<RulesSource> sources, JsonObject step) {
    Diagnosis diagnosis = Diagnosis.of(sources);
    List<Described> found =
        Described.named(step.get("rule").getAsString(), diagnosis.outcome().ruleset());
    JsonObject json = new JsonObject();
    DescribeCommand.addTo(json, found, new Provenance(diagnosis));
    JsonElement value = json;
    for (JsonElement key : step.getAsJsonArray("path")) {
      value =
          value.isJsonArray()
              ? value.getAsJsonArray().get(key.getAsInt())
              : value.getAsJsonObject().get(key.getAsString());
    }
    return value;
  }

  private static JsonObject firstRule(Finished described) {
    JsonObject json = JsonParser.parseString(described.out()).getAsJsonObject();
    return json.getAsJsonArray("rules").get(0).getAsJsonObject();
  }

  private Finished describe(String... arguments) {
    List<Object> line = new ArrayList<>(List.of("describe", "-r", base, "-r", local));
    line.addAll(List.of(arguments));
    return InProcess.eyas(line.toArray());
  }

  /** Without the length of the folder's name. */
  private String squeezed(String text) {
    return text.replace(base.toString(), "B")
        .replace(local.toString(), "L")
        .replaceAll("(?m)^(  L:[0-9:]+ )  ?(?=\\S)", "$1 ")
        .replaceAll("(?m)^(  [BL]:[0-9:]+) +(?=\\S)", "$1  ");
  }
}

package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.config.ConfigFiles;
import dev.eyas.rules.config.FalcoConfigReader;
import dev.eyas.rules.config.FalcoKeys;
import dev.eyas.rules.config.Locations;
import dev.eyas.sensor.kernel.ProbeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the keys of a {@code falco.yaml}: each has its effect, or is named. */
class RunConfigTest {
  /** Lists of objects, which are tested by themselves. */
  private static final Set<String> STRUCTURED =
      Set.of("rules", "append_output", "plugins", "config_files", "load_plugins");

  private static final Set<String> RULES = Set.of("rules_file", "rules_files");

  @TempDir Path folder;

  @Test
  void everyKeyIsUsedOrNamed() throws IOException {
    List<String> used = new ArrayList<>();
    for (String key : FalcoKeys.all()) {
      if (!STRUCTURED.contains(key) && !RULES.contains(key)) {
        RunConfig config = read(yaml(key, "77"));
        boolean isUsed = config.text(key, "").equals("77");
        List<String> notes = config.notes();
        assertEquals(isUsed ? 0 : 1, notes.size(), () -> key + ": " + notes);
        if (isUsed) {
          used.add(key);
        } else {
          assertTrue(notes.get(0).endsWith(": " + key + " has no effect on this sensor"), key);
        }
      }
    }
    System.out.println("keys of falco.yaml with their effect: " + used.size());
    assertTrue(used.containsAll(List.of("priority", "syslog_output.enabled")), used::toString);
  }

  @Test
  void whatSaysNothingNewIsNotNamedButWhatIsSwitchedOnIs() throws IOException {
    assertEquals(List.of(), read("log_stderr: true\nlibs_logger:\n  enabled: true\n").notes());
    assertEquals(List.of(), read("webserver:\n  enabled: false\n  listen_port: 8765\n").notes());
    assertEquals(
        List.of(
            folder.resolve("falco.yaml") + ":2: webserver.enabled has no effect on this sensor"),
        read("webserver:\n  enabled: true\n").notes());
  }

  @Test
  void aKeyThatIsNoneIsToldInFalcosWords() throws IOException {
    assertEquals(
        List.of(
            folder.resolve("falco.yaml")
                + ":1: schema validation: failed: there is no key 'json_outptu'"),
        read("json_outptu: true\n").notes());
  }

  @Test
  void theContainerPluginIsBuiltInAndOthersAreNamed() throws IOException {
    String plugins =
        """
        plugins:
          - name: container
            library_path: libcontainer.so
            init_config:
              label_max_len: 7
              hooks: [create]
              engines:
                docker: {enabled: false}
                cri: {enabled: true, sockets: [/a.sock, /b.sock]}
          - name: k8saudit
            library_path: libk8saudit.so
        """;
    RunConfig all = read(plugins);
    assertEquals(
        Map.of(
            "label_max_len",
            "7",
            "engines.docker.enabled",
            "false",
            "engines.cri.enabled",
            "true",
            "engines.cri.sockets",
            "/a.sock,/b.sock"),
        all.containers());
    assertEquals(
        List.of(
            folder.resolve("falco.yaml") + ":10: plugin 'k8saudit' has no effect on this sensor"),
        all.notes());
    assertEquals(List.of(), read(plugins + "load_plugins: [container]\n").notes());
  }

  @Test
  void aValueThatIsNoneIsToldWithItsPlace() throws IOException {
    assertTold(
        "\njson_output: maybe\n",
        ":2: json_output=maybe: the value must be true or false",
        config -> config.read(() -> RunSettings.parse(config.engine(), "node")));
    assertTold(
        "base_syscalls: {custom_set: [opne]}\n",
        ":1: base_syscalls.custom_set: no such system calls: opne",
        config -> config.read(() -> new KernelOptions().pushDown(config.kernel())));
    assertTold(
        "http_output:\n  enabled: true\n",
        ":2: http_output.url must be given, since that output is enabled",
        config -> new OutputSettings(config).open(true, () -> {}));
    assertTold(
        "http_output: {enabled: true, url: 'https://localhost', ca_cert: /no/such.pem}\n",
        ":1: http_output: /no/such.pem: no such file or directory",
        config -> new OutputSettings(config).open(true, () -> {}));
    RunConfig option = RunConfig.of(Map.of("priority", "loud"));
    assertEquals(
        "-o priority=loud: the value must be a priority from emergency to debug",
        assertThrows(
                IllegalArgumentException.class,
                () -> option.read(() -> RunSettings.parse(option.engine(), "node")))
            .getMessage());
  }

  private void assertTold(String yaml, String message, Consumer<RunConfig> reader)
      throws IOException {
    RunConfig config = read(yaml);
    assertEquals(
        folder.resolve("falco.yaml") + message,
        assertThrows(UserError.class, () -> reader.accept(config)).getMessage());
  }

  @Test
  void aRingHasTheSizeOfItsPreset() throws IOException {
    assertEquals(ProbeOptions.DEFAULT, KernelOptions.probe(read(""), ProbeOptions.DEFAULT));
    String preset = "engine: {modern_ebpf: {buf_size_preset: %d}}\n";
    assertEquals(
        2 << 20, KernelOptions.probe(read(preset.formatted(2)), ProbeOptions.DEFAULT).ringBytes());
    assertEquals(
        512 << 20,
        KernelOptions.probe(read(preset.formatted(10)), ProbeOptions.DEFAULT).ringBytes());
    for (int none : List.of(0, 11)) {
      RunConfig config = read(preset.formatted(none));
      assertThrows(UserError.class, () -> KernelOptions.probe(config, ProbeOptions.DEFAULT));
    }
  }

  @Test
  void dropsAreActedOnAsConfigured() throws IOException {
    DropSettings usual = DropSettings.of(read(""));
    assertEquals(new DropSettings(Set.of(), 0.1, 0.03333, 1, false), usual);
    DropSettings given =
        DropSettings.of(
            read(
                "syscall_event_drops: {actions: [log, exit], threshold: 0.5, rate: 2, max_burst: 3}"));
    assertEquals(new DropSettings(Set.of("log", "exit"), 0.5, 2, 3, false), given);
    assertRefused("actions: [shout]", "of ignore, log, alert, exit");
    assertRefused("actions: [ignore, log]", "either ignore, or log and alert");
    assertRefused("threshold: 1.5", "from 0 to 1");
    assertRefused("rate: -1", "0 or more");
  }

  private void assertRefused(String drops, String hint) throws IOException {
    RunConfig config = read("syscall_event_drops: {" + drops + "}");
    String message = assertThrows(UserError.class, () -> DropSettings.of(config)).getMessage();
    assertTrue(message.contains("falco.yaml:1") && message.contains(hint), message);
  }

  private RunConfig read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("falco.yaml"), text);
    return RunConfig.of(
        new FalcoConfigReader(ConfigFiles.DISK, Locations.fromWorkingDirectory(), name -> null)
            .read(file),
        Map.of());
  }

  /** A key below others as YAML has it. */
  private static String yaml(String key, String value) {
    StringBuilder text = new StringBuilder();
    String indent = "";
    for (String part : key.split("\\.")) {
      text.append(text.isEmpty() ? "" : "\n").append(indent).append(part).append(":");
      indent += "  ";
    }
    return text.append(' ').append(value).append('\n').toString();
  }
}

package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.container.DockerDaemon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The bundled rules against real processes. Each does its deed with a mark among its arguments; the
 * rules that fired for a mark are compared with those that should, so that one rule too many is
 * found as surely as one too few. Under {@code rule_matching: all} a shadowed rule would show.
 */
@LiveTest
@Timeout(180)
class BundledRulesLiveTest {
  private record Alert(String rule, String command, String container) {}

  private static final Path RULES = Path.of("../rules/eyas_rules.yaml");
  private static final List<Alert> ALERTS = new CopyOnWriteArrayList<>();
  private static DockerDaemon docker;
  private static LiveSensor sensor;
  private static int deeds;

  @BeforeAll
  static void watch() throws Exception {
    docker = DockerDaemon.start();
    LoadOutcome rules =
        new RulesLoader().load(List.of(new RulesSource("rules", Files.readString(RULES))));
    assertTrue(rules.successful(), () -> rules.results().toString());
    assertEquals(List.of(), rules.results().get(0).warnings());
    sensor = LiveSensor.open(LiveOptions.defaults().withDockerSocket(docker.socket()));
    sensor.onMatch(
        match ->
            ALERTS.add(
                new Alert(
                    match.rule().name(),
                    String.valueOf(match.fields().get("proc.cmdline")),
                    String.valueOf(match.fields().get("container.name")))));
    assertEquals(List.of(), sensor.load(rules.ruleset()).problems());
  }

  @AfterAll
  static void stop() throws Exception {
    if (sensor != null) {
      sensor.close();
    }
    if (docker != null) {
      docker.close();
    }
  }

  @Test
  void bashInContainer() throws Exception {
    docker.run("eyas-bash", "bash", "-c", "true", "mark-bash");
    host("bash", "-c", "true", "mark-host-bash");

    assertEquals(Set.of("Unauthorized Shell in Container"), rulesFor("mark-bash"));
    assertTrue(ALERTS.stream().anyMatch(alert -> alert.container().equals("eyas-bash")));
    assertEquals(Set.of(), rulesFor("mark-host-bash"));
  }

  @Test
  void interactiveShellInContainer() throws Exception {
    docker.run(
        "eyas-zsh", "sh", "-c", "busybox cp /bin/bash /tmp/zsh; /tmp/zsh -c true mark-zsh; true");

    assertEquals(
        Set.of("Unauthorized Interactive Shell in Container"), rulesFor("-c true mark-zsh"));
  }

  @Test
  void posixShellOnTerminalInContainer() throws Exception {
    docker.docker(inContainer("--tty", "busybox", "sh", "-c", "true", "mark-terminal"));
    docker.docker(inContainer("--interactive", "busybox", "sh", "-c", "true", "mark-script"));

    assertEquals(Set.of("Unauthorized POSIX Shell in Container"), rulesFor("mark-terminal"));
    assertEquals(Set.of(), rulesFor("mark-script"));
  }

  @Test
  void sensitiveFileRead() throws Exception {
    host("head", "-n1", "-v", "/etc/shadow", "/dev/null");
    host("head", "-n2", "-v", "/etc/hostname", "/dev/null");

    assertEquals(Set.of("Sensitive File Read"), rulesFor("head -n1 -v"));
    assertEquals(Set.of(), rulesFor("head -n2 -v"));
  }

  @Test
  void writeBelowEtc() throws Exception {
    docker.run("eyas-etc", "sh", "-c", "busybox dd if=/dev/null of=/etc/mark-written");
    docker.run("eyas-tmp", "sh", "-c", "busybox dd if=/dev/null of=/tmp/mark-elsewhere");

    assertEquals(Set.of("Write below etc"), rulesFor("mark-written"));
    assertEquals(Set.of(), rulesFor("mark-elsewhere"));
  }

  /** The rules that fired for commands with a mark, once all that has happened is judged. */
  private static Set<String> rulesFor(String mark) throws Exception {
    catchUp();
    return firedFor(mark);
  }

  /** Events are judged in order: when a last deed is seen, so is everything before it. */
  private static void catchUp() throws Exception {
    String last = "head -c" + ++deeds + " /etc/shadow";
    host("head", "-c" + deeds, "/etc/shadow");
    for (int i = 0; i < 200 && firedFor(last).isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertEquals(Set.of("Sensitive File Read"), firedFor(last), "the last deed");
  }

  private static Set<String> firedFor(String mark) {
    return ALERTS.stream()
        .filter(alert -> alert.command().contains(mark))
        .map(Alert::rule)
        .collect(Collectors.toSet());
  }

  private static String[] inContainer(String... command) {
    List<String> line = new ArrayList<>(List.of("run", "--rm", "--network", "none", command[0]));
    line.add("eyas/test:1");
    line.addAll(List.of(command).subList(1, command.length));
    return line.toArray(String[]::new);
  }

  private static void host(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertEquals(0, process.waitFor());
  }
}

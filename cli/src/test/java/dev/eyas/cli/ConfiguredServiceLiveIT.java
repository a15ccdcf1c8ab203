package dev.eyas.cli;

import static dev.eyas.cli.Markers.PATIENCE;
import static dev.eyas.cli.Markers.await;
import static dev.eyas.cli.Markers.awaitText;
import static dev.eyas.cli.Markers.mark;
import static dev.eyas.cli.Markers.rule;
import static dev.eyas.cli.Markers.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code falco.yaml} and {@code -o} make of {@code eyas run}: its outputs and its rules. */
@Timeout(300)
class ConfiguredServiceLiveIT {
  private static final String READY = "rules in force, watching";

  @TempDir Path folder;

  @BeforeEach
  void assumeLive() {
    LiveRequirements.assume();
  }

  /** The log is a socket of the test's own, in a mount namespace of the sensor's. */
  @Test
  void theSystemsLogGetsAlertsWithTheirSeverity() throws Exception {
    Path rules =
        Files.writeString(
            folder.resolve("severities.yaml"),
            rule("emergency-marker", "emergency")
                + rule("debug-marker", "debug").replace("rule: Marker", "rule: Other"));
    Path log = folder.resolve("log.txt");
    List<String> command =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            """
            set -e
            mount -t tmpfs eyas "$1" && cp -a /dev/null /dev/zero /dev/urandom /dev/random "$1"
            mount --bind "$1" /dev
            python3 -c "$2" "$3" &
            while [ ! -S /dev/log ]; do sleep 0.1; done
            exec "$0" run -r "$4" -o stdout_output.enabled=false -o syslog_output.enabled=true
            """,
            Dist.LAUNCHER.toString(),
            Files.createDirectory(folder.resolve("dev")).toString(),
            """
            import socket, sys
            log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            log.bind("/dev/log")
            with open(sys.argv[1], "w") as out:
                for i in range(2):
                    out.write(log.recv(65536).decode() + chr(10))
                    out.flush()
            """,
            log.toString(),
            rules.toString());
    try (Running eyas = Running.start(command)) {
      eyas.awaitErr(READY);
      mark("emergency-marker");
      mark("debug-marker");
      awaitText(log, "debug-marker");
      assertEquals(0, eyas.terminate());
    }
    List<String> lines = Files.readAllLines(log);
    // Facility 1 (user) and the severity, as a number, and who speaks.
    assertTrue(
        lines.get(0).matches("<8>... .. ..:..:.. eyas: ..:..:.*: Emergency marker .*"), lines + "");
    assertTrue(
        lines.get(1).matches("<15>... .. ..:..:.. eyas: ..:..:.*: Debug marker .*"), lines + "");
  }

  @Test
  void aKilledServiceLeavesWholeLinesAndTheNextGoesOn() throws Exception {
    Path file = folder.resolve("events.txt");
    List<String> arguments =
        List.of(
            "-r",
            rules("kill-marker").toString(),
            "-o",
            "file_output={enabled: true, keep_alive: true, filename: %s}".formatted(file));
    for (int life = 1; life <= 3; life++) {
      long before = Files.exists(file) ? Files.size(file) : 0;
      Process busy =
          new ProcessBuilder("sh", "-c", "while /bin/true kill-marker; do :; done").start();
      try (Running eyas = run(arguments)) {
        eyas.awaitErr(READY);
        for (int i = 0;
            i < 6000 && (!Files.exists(file) || Files.size(file) < before + 20_000);
            i++) {
          Thread.sleep(10);
        }
        eyas.kill();
      } finally {
        busy.destroyForcibly().waitFor();
      }
      String text = Files.readString(file);
      assertTrue(text.length() > before + 10_000, "too little was written");
      assertTrue(text.endsWith("\n"), () -> "torn: " + text.substring(text.length() - 200));
      assertTrue(
          text.lines().allMatch(line -> line.endsWith(")") && line.contains(": Notice marker (")));
    }
  }

  @Test
  void lossesAreActedOnAsConfigured() throws Exception {
    String simulated =
        "syscall_event_drops={simulate_drops: true, actions: [%s], rate: %s, max_burst: %s}";
    String rules = rules("drop-marker").toString();
    try (Running eyas =
        run(List.of("-r", rules, "-o", simulated.formatted("log, alert", "0", "2")))) {
      Predicate<String> alert =
          line ->
              line.matches(
                  "..:..:..\\.[0-9]{9}: Debug Falco internal: syscall event drop\\."
                      + " [0-9]+ system calls dropped in last second\\. \\(n_drops=.*");
      assertTrue(eyas.awaitOut(alert, PATIENCE).isPresent(), () -> eyas.out() + "");
      // As many at once, and at no rate any more: a third look must say nothing.
      await(() -> eyas.out().stream().filter(alert).count() == 2);
      Thread.sleep(2500);
      assertEquals(2, eyas.out().stream().filter(alert).count());
      assertEquals(
          2, eyas.err().stream().filter(line -> line.contains("syscall event drop")).count());
      assertEquals(0, eyas.terminate());
    }
    try (Running eyas = run(List.of("-r", rules, "-o", simulated.formatted("exit", "1", "1")))) {
      eyas.awaitErr("system calls dropped in last second. Exiting.");
      assertEquals(1, eyas.awaitEnd());
    }
  }

  @Test
  void rulesAreChosenAndMatchedAsConfigured() throws Exception {
    Path rules =
        Files.writeString(
            folder.resolve("chosen.yaml"),
            rule("chosen-marker", "warning").replace("rule: Marker", "rule: First")
                + rule("chosen-marker", "notice").replace("rule: Marker", "rule: Second")
                + rule("chosen-marker", "debug\n  tags: [quiet]")
                    .replace("rule: Marker", "rule: Quiet")
                + rule("chosen-marker", "notice").replace("rule: Marker", "rule: Off"));
    Path config =
        Files.writeString(
            folder.resolve("chosen-falco.yaml"),
            """
            rules_files: [%s]
            stdout_output: {enabled: true}
            json_output: true
            priority: notice
            rule_matching: all
            rules:
              - disable: {rule: "*"}
              - enable: {rule: "First"}
              - enable: {rule: "Se*"}
              - enable: {tag: quiet}
            """
                .formatted(rules));
    try (Running eyas = run(List.of("-c", config.toString()))) {
      assertTrue(eyas.awaitErr(READY).contains("2 rules in force"), () -> eyas.err() + "");
      mark("chosen-marker");
      assertTrue(eyas.awaitOut(line -> line.contains("\"rule\":\"Second\""), PATIENCE).isPresent());
      assertTrue(eyas.out().stream().anyMatch(line -> line.contains("\"rule\":\"First\"")));
      assertEquals(0, eyas.terminate());
    }
    List<String> first =
        List.of("-c", config.toString(), "-o", "rule_matching=first", "-o", "json_output=false");
    try (Running eyas = run(first)) {
      eyas.awaitErr(READY);
      mark("chosen-marker");
      assertTrue(eyas.awaitOut(line -> line.contains(": Warning marker"), PATIENCE).isPresent());
      assertEquals(0, eyas.terminate());
      assertEquals(1, eyas.out().size(), () -> eyas.out() + "");
    }
  }

  private Path rules(String marker) throws Exception {
    return Files.writeString(folder.resolve(marker + ".yaml"), rule(marker, "notice"));
  }
}

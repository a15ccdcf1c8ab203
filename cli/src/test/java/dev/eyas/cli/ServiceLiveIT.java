package dev.eyas.cli;

import static dev.eyas.cli.Markers.awaitText;
import static dev.eyas.cli.Markers.mark;
import static dev.eyas.cli.Markers.rule;
import static dev.eyas.cli.Markers.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.control.Alert;
import dev.eyas.sensor.control.ClientConnection;
import dev.eyas.sensor.control.InitializeParams;
import dev.eyas.sensor.control.NearMissReport;
import dev.eyas.sensor.control.Protocol;
import dev.eyas.sensor.control.RulesLoadParams;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.control.Stats;
import dev.eyas.sensor.control.SubscribeParams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code eyas run} as a node's service: what it withstands, and what it is told while it runs. */
@Timeout(300)
class ServiceLiveIT {
  private static final String READY = "rules in force, watching";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NEEDED = "000000c000080004";

  @TempDir Path folder;

  @BeforeEach
  void assumeLive() {
    LiveRequirements.assume();
  }

  @Test
  void aClientsRulesRunBesideTheServicesAndAKilledServiceComesBack() throws Exception {
    Path socket = folder.resolve("sensor.sock");
    List<String> arguments =
        List.of("-r", rules("service-marker").toString(), "--socket", socket.toString());
    try (Running eyas = run(arguments)) {
      eyas.awaitErr(READY);
      BlockingQueue<Alert> alerts = new LinkedBlockingQueue<>();
      try (ClientConnection client = attach(socket, alerts)) {
        String text = Files.readString(rules("client-marker"));
        client
            .server()
            .loadRules(
                new RulesLoadParams(List.of(new RulesLoadParams.Source("mine.yaml", text)), 1))
            .get();
        mark("client-marker");
        Alert alert = alerts.poll(60, TimeUnit.SECONDS);
        assertNotNull(alert, () -> "no alert; " + eyas.err());
        assertTrue(alert.message().contains("client-marker"), alert.message());
        mark("service-marker");
        assertTrue(eyas.awaitOut(line -> line.contains("service-marker"), PATIENCE).isPresent());
      }
      assertTrue(eyas.out().stream().noneMatch(line -> line.contains("client-marker")));
      eyas.kill();
    }
    assertTrue(Files.exists(socket));

    try (Running again = run(arguments)) {
      again.awaitErr(READY);
      attach(socket, new LinkedBlockingQueue<>()).close();
      assertEquals(0, again.terminate());
      assertFalse(Files.exists(socket));
    }
  }

  /** Limited by the launcher before the JVM starts. */
  @Test
  void everyThreadHasTheCapabilitiesThatItNeedsAndNoOther() throws Exception {
    try (Running eyas = run(List.of("-r", rules("capability-marker").toString()))) {
      eyas.awaitErr(READY);
      // A process of another user, of which all that rules ask for must be readable.
      Finished.of(
          new ProcessBuilder(
              "setpriv", "--reuid=1", "--regid=1", "--clear-groups", "true", "capability-marker"));
      assertTrue(eyas.awaitOut(line -> line.contains("capability-marker"), PATIENCE).isPresent());
      List<String> sets = new ArrayList<>();
      try (Stream<Path> tasks = Files.list(Path.of("/proc/" + eyas.pid() + "/task"))) {
        for (Path task : tasks.toList()) {
          sets.addAll(Files.readAllLines(task.resolve("status")));
        }
      }
      sets.removeIf(line -> !line.startsWith("CapEff:"));
      assertTrue(sets.size() > 5, sets::toString);
      assertTrue(sets.stream().allMatch(line -> line.endsWith(NEEDED)), sets::toString);
      assertTrue(
          eyas.err().stream().noneMatch(line -> line.contains("capabilit")), eyas.err() + "");
      assertEquals(0, eyas.terminate());
    }
  }

  @Test
  void withoutACapabilityItSaysWhichOne() throws Exception {
    Finished eyas =
        Finished.of(
            Dist.process(
                List.of(
                    "setpriv",
                    "--bounding-set=-bpf,-sys_admin,-setpcap",
                    Dist.LAUNCHER.toString(),
                    "run"),
                Map.of()));
    assertEquals(1, eyas.code(), eyas::err);
    assertTrue(eyas.err().contains("CAP_BPF and CAP_PERFMON"), eyas.err());
  }

  @Test
  void alertsGoWhereTheConfigurationSaysAndChangesCountAtOnce() throws Exception {
    Path rules = rules("first-marker");
    Path file = folder.resolve("events.txt");
    Path program = folder.resolve("program.txt");
    Path config =
        Files.writeString(
            folder.resolve("falco.yaml"),
            """
            rules_files: [%s]
            json_output: true
            watch_config_files: true
            webserver:
              enabled: true
              listen_port: 9999
            stdout_outptu:
              enabled: true
            file_output:
              enabled: true
              keep_alive: true
              filename: %s
            program_output:
              enabled: true
              program: cat >> %s
            """
                .formatted(rules, file, program));
    try (Running eyas = run(List.of("-c", config.toString()))) {
      eyas.awaitErr(READY);
      assertTrue(eyas.awaitErr("stdout_outptu").startsWith("eyas: " + config + ":8: schema"));
      assertTrue(eyas.awaitErr("webserver.listen_port").contains("has no effect"));
      mark("first-marker");
      awaitText(file, "first-marker");
      awaitText(program, "first-marker");

      Files.writeString(rules, Files.readString(rules("second-marker")));
      eyas.awaitErr("read again: 1 rules in force");
      mark("second-marker");
      awaitText(file, "second-marker");

      Files.move(file, folder.resolve("events.txt.1"));
      eyas.signal("USR1");
      Files.writeString(rules, "- rule: only a name\n");
      eyas.awaitErr("what was in force stays in force");
      awaitText(file, "Falco internal: hot restart failure");
      mark("second-marker");
      awaitText(file, "second-marker");

      Files.writeString(rules, Files.readString(rules("third-marker")));
      eyas.signal("HUP");
      mark("third-marker");
      assertEquals(0, eyas.terminate());
      assertEquals(List.of(), eyas.out());
    }
  }

  @Test
  void aFullDiskCostsAlertsWhichAreCountedAndTearsNone() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assertEquals(
        0,
        Finished.of(new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=8k", "eyas", disk + ""))
            .code());
    try (Running eyas =
        run(
            List.of(
                "-r",
                rules("disk-marker").toString(),
                "-o",
                "file_output.enabled=true",
                "-o",
                "file_output.filename=" + disk.resolve("events.txt")))) {
      eyas.awaitErr(READY);
      for (int i = 0; i < 300; i++) {
        mark("disk-marker");
      }
      eyas.awaitErr("output 'file': an alert is lost: No space left on device");
      mark("last-disk-marker");
      assertTrue(eyas.awaitOut(line -> line.contains("last-disk-marker"), PATIENCE).isPresent());
      assertEquals(0, eyas.terminate());
      assertTrue(eyas.awaitErr("Alerts lost: ").contains("file: "));
      List<String> lines = Files.readAllLines(disk.resolve("events.txt"));
      assertTrue(lines.size() > 10);
      assertTrue(lines.stream().allMatch(line -> line.contains("disk-marker")), lines::toString);
      assertTrue(Files.readString(disk.resolve("events.txt")).endsWith("\n"));
    } finally {
      Finished.of(new ProcessBuilder("umount", "-l", disk.toString()));
    }
  }

  /** Short-lived processes by the thousand, and arguments that no event can hold. */
  @Test
  void aStormOfProcessesIsSeenOrCountedAndWhatFollowsIsRight() throws Exception {
    try (Running eyas = run(List.of("-r", rules("storm-marker").toString()))) {
      eyas.awaitErr(READY);
      Finished.of(
          new ProcessBuilder(
              "sh",
              "-c",
              "i=0; while [ $i -lt 1500 ]; do (:) & (:) & /bin/true & i=$((i+1)); done; wait"));
      String huge = "x".repeat(100_000);
      mark("storm-marker", huge, huge);
      assertTrue(
          eyas.awaitOut(line -> line.contains("storm-marker xxxx"), PATIENCE).isPresent(),
          () -> eyas.out() + "" + eyas.err());
      assertEquals(0, eyas.terminate());
      String summary = String.join("\n", eyas.err());
      assertTrue(summary.matches("(?s).*Events seen: [0-9]+\nEvents dropped: [0-9]+.*"), summary);
    }
  }

  private Path rules(String marker) throws Exception {
    return Files.writeString(folder.resolve(marker + ".yaml"), rule(marker, "notice"));
  }

  private static ClientConnection attach(Path socket, BlockingQueue<Alert> alerts)
      throws Exception {
    ClientConnection client =
        ClientConnection.open(
            socket,
            new SensorClient() {
              @Override
              public void alert(Alert alert) {
                alerts.add(alert);
              }

              @Override
              public void nearMisses(NearMissReport report) {}

              @Override
              public void stats(Stats stats) {}
            });
    client.initialize(new InitializeParams(Protocol.VERSION, "test", "1")).get();
    client.server().subscribe(new SubscribeParams(10)).get();
    return client;
  }
}

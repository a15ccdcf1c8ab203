package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.control.Alert;
import dev.eyas.sensor.control.ExplainParams;
import dev.eyas.sensor.control.ExplainedPart;
import dev.eyas.sensor.control.InitializeParams;
import dev.eyas.sensor.control.NearMissReport;
import dev.eyas.sensor.control.Protocol;
import dev.eyas.sensor.control.RulesLoadParams;
import dev.eyas.sensor.control.RulesLoadResult;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.control.SensorServer;
import dev.eyas.sensor.control.Stats;
import dev.eyas.sensor.control.SubscribeParams;
import dev.eyas.sensor.control.WatchParams;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code eyas sensor --stdio} of the assembled distribution, driven as an editor does. */
@Timeout(180)
class SensorLiveIT {
  private static final String RULE =
      """
      - rule: Marker
        desc: a program with a name of its own is started
        condition: evt.type in (execve, execveat) and proc.cmdline contains %s
        output: marker (command=%%proc.cmdline)
        priority: notice
      """;

  private final BlockingQueue<Alert> alerts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Stats> reports = new LinkedBlockingQueue<>();
  private final BlockingQueue<NearMissReport> nearMisses = new LinkedBlockingQueue<>();

  @BeforeEach
  void assumeLive() {
    LiveRequirements.assume();
  }

  @Test
  void takesRulesWhileItRunsAndKeepsTheLastGoodOnes() throws Exception {
    Process process =
        Dist.process(List.of(Dist.LAUNCHER.toString(), "sensor", "--stdio"), Map.of())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      SensorServer sensor = connect(process);
      sensor.initialize(new InitializeParams(Protocol.VERSION, "test", "1")).get();
      sensor.subscribe(new SubscribeParams(10)).get();

      assertTrue(load(sensor, 1, RULE.formatted("marker-one")).loaded());
      run("marker-one");
      assertEquals("marker (command=sh -c true marker-one)", nextAlert().message());

      assertTrue(load(sensor, 2, RULE.formatted("marker-two")).loaded());
      run("marker-one");
      run("marker-two");
      Alert second = nextAlert();
      assertEquals("sh -c true marker-two", second.fields().get("proc.cmdline"));
      assertEquals(2, second.generation());

      RulesLoadResult broken = load(sensor, 3, "- rule: only a name");
      assertFalse(broken.loaded());
      assertEquals(2, broken.version());
      assertFalse(broken.problems().isEmpty());
      run("marker-two");
      assertEquals(2, nextAlert().generation());
      assertEquals(2, sensor.stats().get().rules().get(0).matches());
      assertNotNull(reports.poll(60, TimeUnit.SECONDS), "no periodic statistics");

      process.getOutputStream().close();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it outlives its client");
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void tellsWhyARuleStaysSilent() throws Exception {
    Process process =
        Dist.process(List.of(Dist.LAUNCHER.toString(), "sensor", "--stdio"), Map.of())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      SensorServer sensor = connect(process);
      sensor.initialize(new InitializeParams(Protocol.VERSION, "test", "1")).get();
      sensor.watch(new WatchParams(List.of("Marker"))).get();
      // Nearer than whatever else is started meanwhile.
      String text = RULE.formatted("marker and proc.cmdline contains marker-one");
      int generation = load(sensor, 1, text).generation();

      run("marker-two");
      NearMissReport.Miss miss = nextMiss("marker (command=sh -c true marker-two)");
      ExplainedPart why =
          sensor.explain(new ExplainParams(generation, "Marker", miss.eventNumber())).get();

      assertEquals(2, miss.held());
      assertEquals(3, miss.total());
      assertEquals("false", why.outcome());
      assertEquals(
          List.of("true", "true", "false"),
          why.parts().stream().map(ExplainedPart::outcome).toList());
      ExplainedPart command = why.parts().get(2);
      assertEquals("sh -c true marker-two", command.values().get(0).value());
      assertEquals(
          "proc.cmdline contains marker-one",
          text.substring(command.offset(), command.offset() + command.length()));
      process.getOutputStream().close();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it outlives its client");
    } finally {
      process.destroyForcibly();
    }
  }

  /** The near miss that reads so; others happen on the node meanwhile. */
  private NearMissReport.Miss nextMiss(String message) throws InterruptedException {
    while (true) {
      NearMissReport report = nearMisses.poll(60, TimeUnit.SECONDS);
      assertNotNull(report, "no near miss reads " + message);
      for (NearMissReport.Miss miss : report.nearest()) {
        if (miss.message().equals(message)) {
          return miss;
        }
      }
    }
  }

  private SensorServer connect(Process process) {
    SensorClient client =
        new SensorClient() {
          @Override
          public void alert(Alert alert) {
            alerts.add(alert);
          }

          @Override
          public void nearMisses(NearMissReport report) {
            nearMisses.add(report);
          }

          @Override
          public void stats(Stats stats) {
            reports.add(stats);
          }
        };
    Launcher<SensorServer> launcher =
        Launcher.createLauncher(
            client, SensorServer.class, process.getInputStream(), process.getOutputStream());
    launcher.startListening();
    return launcher.getRemoteProxy();
  }

  private static RulesLoadResult load(SensorServer sensor, int version, String text)
      throws Exception {
    return sensor
        .loadRules(
            new RulesLoadParams(List.of(new RulesLoadParams.Source("test.yaml", text)), version))
        .get();
  }

  private static void run(String marker) throws Exception {
    assertEquals(0, Finished.of(new ProcessBuilder("sh", "-c", "true", marker)).code());
  }

  private Alert nextAlert() throws InterruptedException {
    Alert alert = alerts.poll(60, TimeUnit.SECONDS);
    assertNotNull(alert, "no alert");
    return alert;
  }
}

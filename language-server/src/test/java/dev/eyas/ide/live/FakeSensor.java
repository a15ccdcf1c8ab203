package dev.eyas.ide.live;

import dev.eyas.sensor.control.Alert;
import dev.eyas.sensor.control.ExplainParams;
import dev.eyas.sensor.control.ExplainedPart;
import dev.eyas.sensor.control.ExplainedPart.FieldValue;
import dev.eyas.sensor.control.InitializeParams;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.NearMissReport;
import dev.eyas.sensor.control.Protocol;
import dev.eyas.sensor.control.RulesLoadParams;
import dev.eyas.sensor.control.RulesLoadParams.Source;
import dev.eyas.sensor.control.RulesLoadResult;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.control.SensorServer;
import dev.eyas.sensor.control.Stats;
import dev.eyas.sensor.control.SubscribeParams;
import dev.eyas.sensor.control.WatchParams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/**
 * A sensor without a kernel, run as a process: it speaks the control interface on its standard
 * streams. Rules that contain {@code BROKEN} do not load, {@code CRASH} ends it; any others match
 * once.
 */
public final class FakeSensor implements SensorServer {
  private SensorClient client;
  private int generation;
  private int version;
  private Source last;
  private List<String> watched = List.of();

  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("refuse")) {
      System.err.println("you may not");
      System.exit(126);
    }
    FakeSensor sensor = new FakeSensor();
    Launcher<SensorClient> launcher =
        Launcher.createLauncher(sensor, SensorClient.class, System.in, System.out);
    sensor.client = launcher.getRemoteProxy();
    launcher.startListening().get();
    System.exit(0);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    return CompletableFuture.completedFuture(
        new InitializeResult(Protocol.VERSION, "test", "testhost"));
  }

  @Override
  public CompletableFuture<RulesLoadResult> loadRules(RulesLoadParams params) {
    last = params.sources().get(params.sources().size() - 1);
    if (last.text().contains("CRASH")) {
      System.err.println("the ring is gone");
      System.exit(3);
    }
    int broken = last.text().indexOf("BROKEN");
    if (broken >= 0) {
      return CompletableFuture.completedFuture(
          new RulesLoadResult(false, generation, version, List.of(problem(last, broken))));
    }
    generation++;
    version = params.version();
    CompletableFuture.runAsync(() -> match(last));
    return CompletableFuture.completedFuture(
        new RulesLoadResult(true, generation, version, List.of()));
  }

  private static RulesLoadResult.Problem problem(Source source, int offset) {
    return new RulesLoadResult.Problem(
        "error", "LOAD_ERR_COMPILE_CONDITION", "no such field", source.name(), offset, 6);
  }

  private void match(Source source) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("proc.cmdline", "bash -l");
    fields.put("proc.pid", 1234567890123456789L);
    client.alert(
        new Alert(
            generation,
            "Shell",
            "Warning",
            1_700_000_000_123_456_789L,
            42,
            "execve",
            "shell " + source.text(),
            fields,
            source.name(),
            source.text().indexOf("rule")));
    client.stats(
        new Stats(
            generation,
            100,
            Map.of(),
            50.5,
            List.of(new Stats.RuleCount("Shell", 1000, 1, "Other"))));
    miss();
  }

  private void miss() {
    for (String rule : watched) {
      client.nearMisses(
          new NearMissReport(
              generation,
              rule,
              10,
              1,
              2,
              List.of(new NearMissReport.Miss(1_700_000_000L, 41, "execve", "zsh", 1, 2))));
    }
  }

  @Override
  public CompletableFuture<Void> subscribe(SubscribeParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> watch(WatchParams params) {
    watched = params.rules();
    if (generation > 0) {
      CompletableFuture.runAsync(this::miss);
    }
    return CompletableFuture.completedFuture(null);
  }

  /** Of a rule whose condition begins at its first {@code proc.name}. */
  @Override
  public CompletableFuture<ExplainedPart> explain(ExplainParams params) {
    List<FieldValue> values = List.of(new FieldValue("proc.name", "zsh"));
    int check = last.text().indexOf("proc.name");
    return CompletableFuture.completedFuture(
        new ExplainedPart(
            "check",
            "generation " + params.generation() + " event " + params.eventNumber(),
            "false",
            values,
            last.name(),
            check,
            "proc.name".length(),
            List.of()));
  }

  @Override
  public CompletableFuture<Stats> stats() {
    return CompletableFuture.completedFuture(new Stats(generation, 0, Map.of(), 0, List.of()));
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    CompletableFuture.runAsync(() -> System.exit(0));
    return CompletableFuture.completedFuture(null);
  }
}

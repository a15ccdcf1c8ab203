package dev.eyas.sensor.control;

import dev.eyas.rules.RulesSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * Serves one client. Requests are handled one after the other, in the order in which they come; one
 * that is refused changes nothing.
 */
final class ControlServer implements SensorServer, AutoCloseable {
  private static final long STATS_MILLIS = 500;

  private final SensorBackend sensor;
  private final InitializeResult self;
  private final Runnable end;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(ControlServer::daemon);

  private SensorClient client;
  private boolean initialized;
  private int versionInForce;
  private volatile AlertPump pump;
  private Sample lastSample = new Sample(0, System.nanoTime(), 0);
  private Stats lastSent;

  private record Sample(long events, long time, double rate) {}

  /**
   * @param self what the sensor says of itself
   * @param end called once the client has asked for the end
   */
  ControlServer(SensorBackend sensor, InitializeResult self, Runnable end) {
    this.sensor = sensor;
    this.self = self;
    this.end = end;
  }

  /** Says where notifications go; before anything else. */
  void connect(SensorClient client) {
    this.client = client;
  }

  @Override
  public synchronized CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    if (initialized) {
      throw Requests.error(ResponseErrorCode.InvalidRequest, "initialize comes once");
    }
    Requests.checkVersion(params, self.sensorVersion());
    initialized = true;
    return CompletableFuture.completedFuture(self);
  }

  @Override
  public synchronized CompletableFuture<RulesLoadResult> loadRules(RulesLoadParams params) {
    requireInitialized();
    List<RulesSource> sources = Requests.sources(params);
    SensorBackend.Loaded loaded = sensor.load(sources);
    boolean successful = loaded.outcome().successful();
    if (successful) {
      versionInForce = params.version();
    }
    return CompletableFuture.completedFuture(
        new RulesLoadResult(
            successful, loaded.generation(), versionInForce, LoadResults.problems(loaded)));
  }

  @Override
  public synchronized CompletableFuture<Void> subscribe(SubscribeParams params) {
    requireInitialized();
    int perSecond = Requests.maxAlertsPerSecond(params);
    if (pump == null) {
      timer.scheduleAtFixedRate(this::sendStats, STATS_MILLIS, STATS_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      pump.close();
    }
    pump = new AlertPump(client, perSecond);
    sensor.onMatch(pump);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized CompletableFuture<Stats> stats() {
    requireInitialized();
    return CompletableFuture.completedFuture(read(lastSample.rate()));
  }

  @Override
  public synchronized CompletableFuture<Void> shutdown() {
    requireInitialized();
    end.run();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
    sensor.onMatch(match -> {});
    if (pump != null) {
      pump.close();
    }
  }

  private void requireInitialized() {
    if (!initialized) {
      throw Requests.error(ResponseErrorCode.ServerNotInitialized, "initialize comes first");
    }
  }

  private synchronized void sendStats() {
    long now = System.nanoTime();
    long events = sensor.counts().events();
    double seconds = (now - lastSample.time()) / 1e9;
    lastSample = new Sample(events, now, (events - lastSample.events()) / seconds);
    Stats stats = read(lastSample.rate());
    if (!stats.equals(lastSent)) {
      lastSent = stats;
      client.stats(stats);
    }
  }

  private Stats read(double eventsPerSecond) {
    SensorBackend.Counts counts = sensor.counts();
    List<Stats.RuleCount> rules =
        counts.matches().entrySet().stream()
            .map(rule -> count(counts.generation(), rule.getKey(), rule.getValue()))
            .toList();
    return new Stats(
        counts.generation(), counts.events(), counts.dropped(), eventsPerSecond, rules);
  }

  private Stats.RuleCount count(int generation, String rule, long matches) {
    return new Stats.RuleCount(rule, matches, pump == null ? 0 : pump.sent(generation, rule));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "stats");
    thread.setDaemon(true);
    return thread;
  }
}

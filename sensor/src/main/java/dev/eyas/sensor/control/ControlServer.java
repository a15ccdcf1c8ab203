package dev.eyas.sensor.control;

import dev.eyas.rules.RulesSource;
import dev.eyas.sensor.NearMiss;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.RuleCount;
import dev.eyas.sensor.filter.Explanation;
import java.util.List;
import java.util.Optional;
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
  private final Explanations explanations = new Explanations();

  /** Of near misses that the client was told of; nearer ones may have taken their places since. */
  private final Explanations toldMisses = new Explanations();

  private boolean ticking;
  private Stats lastSent;
  private List<NearMissReport> lastReports = List.of();

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
    if (pump != null) {
      pump.close();
    }
    startTimer();
    pump = new AlertPump(client, perSecond, explanations);
    sensor.onMatch(pump);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized CompletableFuture<Void> watch(WatchParams params) {
    requireInitialized();
    sensor.watch(Requests.rules(params));
    startTimer();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized CompletableFuture<ExplainedPart> explain(ExplainParams params) {
    requireInitialized();
    ExplainParams event = Requests.event(params);
    Explanation explanation =
        explanations
            .find(event)
            .or(() -> toldMisses.find(event))
            .or(() -> ofNearMiss(event))
            .orElseThrow(
                () ->
                    Requests.error(
                        ResponseErrorCode.RequestFailed,
                        "Only recent alerts in detail and the near misses of watched rules can be"
                            + " explained; event "
                            + event.eventNumber()
                            + " is neither for rule '"
                            + event.rule()
                            + "'."));
    return CompletableFuture.completedFuture(ExplainedPart.of(explanation));
  }

  private Optional<Explanation> ofNearMiss(ExplainParams event) {
    return sensor.nearMisses().stream()
        .flatMap(rule -> rule.nearest().stream())
        .filter(
            miss ->
                miss.generation() == event.generation()
                    && miss.rule().equals(event.rule())
                    && miss.eventNumber() == event.eventNumber())
        .map(NearMiss::explanation)
        .findFirst();
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
    sensor.close();
    if (pump != null) {
      pump.close();
    }
  }

  private void requireInitialized() {
    if (!initialized) {
      throw Requests.error(ResponseErrorCode.ServerNotInitialized, "initialize comes first");
    }
  }

  /** Tells the client twice a second what is new; from its first wish to be told anything. */
  private void startTimer() {
    if (!ticking) {
      ticking = true;
      timer.scheduleAtFixedRate(this::tick, STATS_MILLIS, STATS_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void tick() {
    if (pump != null) {
      sendStats();
    }
    sendNearMisses();
  }

  private void sendNearMisses() {
    List<NearMisses> misses = sensor.nearMisses();
    misses.stream().flatMap(rule -> rule.nearest().stream()).forEach(this::keep);
    List<NearMissReport> reports = NearMissReports.of(misses);
    reports.stream().filter(report -> !lastReports.contains(report)).forEach(client::nearMisses);
    lastReports = reports;
  }

  private void keep(NearMiss miss) {
    toldMisses.keep(
        new ExplainParams(miss.generation(), miss.rule(), miss.eventNumber()), miss.explanation());
  }

  private void sendStats() {
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
        counts.rules().stream().map(rule -> count(counts.generation(), rule)).toList();
    return new Stats(
        counts.generation(), counts.events(), counts.dropped(), eventsPerSecond, rules);
  }

  private Stats.RuleCount count(int generation, RuleCount count) {
    long detailed = pump == null ? 0 : pump.sent(generation, count.rule());
    return new Stats.RuleCount(count.rule(), count.matches(), detailed, count.silencedBy());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "stats");
    thread.setDaemon(true);
    return thread;
  }
}

package dev.eyas.ide.live;

import dev.eyas.sensor.control.Alert;
import dev.eyas.sensor.control.ExplainParams;
import dev.eyas.sensor.control.NearMissReport;
import dev.eyas.sensor.control.RulesLoadParams;
import dev.eyas.sensor.control.RulesLoadParams.Source;
import dev.eyas.sensor.control.RulesLoadResult;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.control.Stats;
import dev.eyas.sensor.control.SubscribeParams;
import dev.eyas.sensor.control.WatchParams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * Runs the rules of the editor on a sensor. Every change of its state happens on one thread, so
 * that no lock is needed and the client sees states in order; the public methods return at once.
 */
public final class LiveSession implements AutoCloseable {
  private static final int ALERTS_PER_RULE_AND_SECOND = 1000;
  private static final int ALERTS_PER_SECOND = 1000;

  private final SensorLauncher launcher;
  private final LiveClient client;
  private final Duration editDelay;
  private final AlertBudget budget = new AlertBudget(ALERTS_PER_SECOND, System::nanoTime);
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(1, LiveSession::newThread, new DiscardPolicy());

  private CompletableFuture<SensorConnection> launching;
  private SensorConnection connection;
  private LiveRules rules;
  private ScheduledFuture<?> pendingEdit;
  private LoadedRules sent = LoadedRules.NONE;
  private final RulesHistory history = new RulesHistory();
  private List<String> watched = List.of();

  /** The sensor's number for what runs. Its alerts and counts may overtake the answer to a load. */
  private int generation;

  private Optional<Stats> lastStats = Optional.empty();

  private volatile LiveStatus status = LiveStatus.STOPPED;

  /**
   * @param editDelay how long edits are gathered before they go to the sensor
   */
  public LiveSession(SensorLauncher launcher, LiveClient client, Duration editDelay) {
    this.launcher = launcher;
    this.client = client;
    this.editDelay = editDelay;
  }

  /** The last status that the client was told. */
  public LiveStatus status() {
    return status;
  }

  /** Starts a sensor with the rules; while one runs, only sends it the rules. */
  public void start(SensorTarget target, LiveRules rules) {
    thread.execute(() -> doStart(target, rules));
  }

  /** Watches these rules, and no others, for events that nearly match; also after a restart. */
  public void watch(List<String> rules) {
    thread.execute(() -> doWatch(rules));
  }

  /**
   * Why a rule matched an event or did not; fails for events that the sensor does not know any
   * more.
   */
  public CompletableFuture<LiveExplanation> explain(LiveEvent event) {
    return CompletableFuture.supplyAsync(() -> doExplain(event), thread)
        .thenCompose(Function.identity());
  }

  /** Ends the sensor, or the attempt to start one. */
  public void stop() {
    thread.execute(() -> release("Stopped", LiveState.STOPPED));
  }

  /** Sends the rules once they have not changed for a moment; nothing while no sensor runs. */
  public void rulesChanged() {
    thread.execute(this::scheduleEdit);
  }

  @Override
  public void close() {
    stop();
    thread.shutdown();
  }

  private void doStart(SensorTarget target, LiveRules wanted) {
    rules = wanted;
    if (connection != null) {
      readRules();
      return;
    }
    if (launching != null) {
      return;
    }
    publish(LiveStatuses.of(LiveState.STARTING, "Starting the sensor"));
    CompletableFuture<SensorConnection> launch = launcher.launch(target, new Receiver());
    launching = launch;
    launch.whenCompleteAsync((started, error) -> launched(launch, started, error), thread);
  }

  private void launched(
      CompletableFuture<SensorConnection> launch, SensorConnection started, Throwable error) {
    if (launching != launch) {
      Optional.ofNullable(started).ifPresent(SensorConnection::close);
      return;
    }
    launching = null;
    if (error != null) {
      publish(LiveStatuses.of(LiveState.FAILED, reason(error)));
      return;
    }
    connection = started;
    started.ended().thenAcceptAsync(reason -> sensorEnded(started, reason), thread);
    started.server().subscribe(new SubscribeParams(ALERTS_PER_RULE_AND_SECOND));
    if (!watched.isEmpty()) {
      started.server().watch(new WatchParams(watched));
    }
    readRules();
  }

  private void doWatch(List<String> rules) {
    watched = List.copyOf(rules);
    if (connection != null) {
      connection.server().watch(new WatchParams(watched));
    }
  }

  private CompletableFuture<LiveExplanation> doExplain(LiveEvent event) {
    Optional<Integer> judge = history.generationOf(event.version());
    if (connection == null || judge.isEmpty()) {
      return CompletableFuture.failedFuture(
          new ResponseErrorException(
              new ResponseError(
                  ResponseErrorCode.RequestFailed,
                  "The rules that judged this event, version %d, run no more."
                      .formatted(event.version()),
                  null)));
    }
    LoadedRules rules = history.ofGeneration(judge.get()).orElseThrow();
    return connection
        .server()
        .explain(new ExplainParams(judge.get(), event.rule(), event.eventNumber()))
        .thenApplyAsync(
            condition ->
                new LiveExplanation(
                    event,
                    rules.sources().equals(sent.sources()),
                    new ExplanationConverter(rules).convert(condition)),
            thread);
  }

  private void sensorEnded(SensorConnection which, String reason) {
    if (connection == which) {
      release(reason, LiveState.FAILED);
    }
  }

  private void release(String message, LiveState end) {
    if (launching != null) {
      CompletableFuture<?> launch = launching;
      launching = null;
      launch.cancel(true);
    }
    if (connection != null) {
      connection.close();
      connection = null;
    }
    sent = LoadedRules.NONE;
    history.clear();
    generation = 0;
    lastStats = Optional.empty();
    publish(LiveStatuses.of(end, message));
  }

  private void scheduleEdit() {
    if (connection == null) {
      return;
    }
    if (pendingEdit != null) {
      pendingEdit.cancel(false);
    }
    pendingEdit = thread.schedule(this::readRules, editDelay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void readRules() {
    rules.read().whenCompleteAsync(this::rulesRead, thread);
  }

  private void rulesRead(List<Source> sources, Throwable error) {
    if (connection == null) {
      return;
    }
    if (error instanceof CancellationException) {
      // The next keystroke came first; its text is read in turn.
      scheduleEdit();
    } else if (error != null) {
      publish(LiveStatuses.failedEdit(status, reason(error), connection.sensor()));
    } else if (!sources.equals(sent.sources())) {
      send(sources);
    }
  }

  private void send(List<Source> sources) {
    LoadedRules edit = new LoadedRules(sent.version() + 1, sources);
    sent = edit;
    connection
        .server()
        .loadRules(new RulesLoadParams(sources, edit.version()))
        .whenCompleteAsync((result, failure) -> loaded(edit, result, failure), thread);
  }

  private void loaded(LoadedRules edit, RulesLoadResult result, Throwable failure) {
    if (connection == null) {
      return;
    }
    if (failure != null) {
      publish(LiveStatuses.failedEdit(status, reason(failure), connection.sensor()));
      return;
    }
    if (result.loaded()) {
      generation = result.generation();
      history.inForce(generation, edit);
    }
    if (edit == sent) {
      publish(LiveStatuses.loaded(status, edit, result, connection.sensor()));
      publishCounts();
    }
  }

  private void publishCounts() {
    lastStats
        .filter(stats -> stats.generation() == generation)
        .ifPresent(stats -> publish(LiveStatuses.counted(status, stats)));
  }

  private void publish(LiveStatus next) {
    status = next;
    client.liveStatus(next);
  }

  private static String reason(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
  }

  private static Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "eyas-live");
    thread.setDaemon(true);
    return thread;
  }

  /** Hears the sensor. What arrives after a stop or from an earlier sensor is dropped. */
  private final class Receiver implements SensorClient {
    @Override
    public void alert(Alert alert) {
      if (budget.take()) {
        thread.execute(() -> show(alert));
      }
    }

    @Override
    public void nearMisses(NearMissReport report) {
      thread.execute(() -> show(report));
    }

    @Override
    public void stats(Stats stats) {
      thread.execute(() -> count(stats));
    }

    private void show(Alert alert) {
      if (connection != null) {
        client.liveAlert(AlertConverter.convert(alert, judge(alert.generation())));
      }
    }

    private void show(NearMissReport report) {
      if (connection != null && watched.contains(report.rule())) {
        int version = judge(report.generation()).version();
        client.liveNearMisses(NearMissConverter.convert(report, version));
      }
    }

    /** A ruleset's first alerts may overtake the answer that it is in force. */
    private LoadedRules judge(int number) {
      return history.ofGeneration(number).orElse(sent);
    }

    private void count(Stats stats) {
      if (connection != null) {
        lastStats = Optional.of(stats);
        publishCounts();
      }
    }
  }
}

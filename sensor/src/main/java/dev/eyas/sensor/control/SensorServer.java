package dev.eyas.sensor.control;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** What a sensor does for its client. {@code initialize} comes first. */
public interface SensorServer {
  /** Fails, naming both versions, when the client speaks another protocol version. */
  @JsonRequest("initialize")
  CompletableFuture<InitializeResult> initialize(InitializeParams params);

  /** Puts rules in force, or leaves the last good ones in force and says why. */
  @JsonRequest("rules/load")
  CompletableFuture<RulesLoadResult> loadRules(RulesLoadParams params);

  /** From now on matches arrive as {@code alert}, counts as {@code stats} notifications. */
  @JsonRequest("alerts/subscribe")
  CompletableFuture<Void> subscribe(SubscribeParams params);

  /**
   * Studies rules: from now on their near misses arrive as {@code nearMisses} notifications, when
   * there are new ones.
   */
  @JsonRequest("rules/watch")
  CompletableFuture<Void> watch(WatchParams params);

  /**
   * The condition of a rule as a tree, with what each part came to on one event. Fails for an event
   * that is no recent alert in detail and no near miss of a watched rule.
   */
  @JsonRequest("explain")
  CompletableFuture<ExplainedPart> explain(ExplainParams params);

  /** Under a name of its own: LSP4J confuses a request and a notification of one name. */
  @JsonRequest("stats/get")
  CompletableFuture<Stats> stats();

  /**
   * Ends the connection once the answer is sent, and with it a sensor that serves this client
   * alone.
   */
  @JsonRequest("shutdown")
  CompletableFuture<Void> shutdown();
}

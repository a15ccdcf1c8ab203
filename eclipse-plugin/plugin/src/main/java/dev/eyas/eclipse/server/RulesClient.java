package dev.eyas.eclipse.server;

import dev.eyas.eclipse.live.LiveAlert;
import dev.eyas.eclipse.live.LiveRun;
import dev.eyas.eclipse.live.LiveStatus;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * The server's calls: diagnostics become problems, live notifications a run, messages go to the
 * workbench's error log.
 */
public final class RulesClient implements LanguageClient {
  private final Consumer<PublishDiagnosticsParams> problems;
  private final LiveRun liveRun;
  private final ILog log;

  public RulesClient(Consumer<PublishDiagnosticsParams> problems, LiveRun liveRun, ILog log) {
    this.problems = problems;
    this.liveRun = liveRun;
    this.log = log;
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    problems.accept(diagnostics);
  }

  /** The server's own notification: the live run's state changed, or new counts are in. */
  @JsonNotification("eyas/live/status")
  public void liveStatus(LiveStatus status) {
    liveRun.accept(status);
  }

  /** The server's own notification: a rule matched. */
  @JsonNotification("eyas/live/alert")
  public void liveAlert(LiveAlert alert) {
    liveRun.accept(alert);
  }

  @Override
  public void logMessage(MessageParams message) {
    log.log(new Status(severity(message.getType()), getClass(), message.getMessage()));
  }

  @Override
  public void showMessage(MessageParams message) {
    logMessage(message);
  }

  /** Nobody is asked: no answer chosen. */
  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
    logMessage(request);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void telemetryEvent(Object event) {
    // Nothing is collected.
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams registration) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> unregisterCapability(UnregistrationParams unregistration) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> refreshCodeLenses() {
    return CompletableFuture.completedFuture(null);
  }

  private static int severity(MessageType type) {
    return switch (type) {
      case Error -> IStatus.ERROR;
      case Warning -> IStatus.WARNING;
      default -> IStatus.INFO;
    };
  }
}

package dev.eyas.ide.live;

import dev.eyas.sensor.control.SensorClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Command lines that are tried one after the other until a sensor answers. */
final class LaunchAttempts {
  private final Iterator<List<String>> remaining;
  private final SensorClient client;
  private final String failure;
  private final List<String> failures = new ArrayList<>();
  private final CompletableFuture<SensorConnection> result = new CompletableFuture<>();

  /**
   * @param failure for the user if none answers; what each said follows
   */
  LaunchAttempts(List<List<String>> candidates, SensorClient client, String failure) {
    this.remaining = candidates.iterator();
    this.client = client;
    this.failure = failure;
  }

  /** Cancelling the result ends what was started so far. */
  CompletableFuture<SensorConnection> start() {
    next();
    return result;
  }

  private void next() {
    if (!remaining.hasNext()) {
      result.completeExceptionally(
          new SensorUnavailableException(failure + "\n" + String.join("\n", failures)));
      return;
    }
    List<String> command = remaining.next();
    try {
      attempt(command, SensorProcess.start(command, client));
    } catch (IOException e) {
      failed(command, e.getMessage());
    }
  }

  private void attempt(List<String> command, SensorProcess process) {
    result.whenComplete(
        (connection, error) -> {
          if (result.isCancelled()) {
            process.kill();
          }
        });
    process
        .initialize()
        .whenComplete(
            (connection, error) -> {
              if (error == null) {
                result.complete(connection);
              } else {
                failed(command, message(error));
              }
            });
  }

  private void failed(List<String> command, String why) {
    failures.add(command.get(0) + ": " + why);
    if (!result.isDone()) {
      next();
    }
  }

  private static String message(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return String.valueOf(cause.getMessage());
  }
}

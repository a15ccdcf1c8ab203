package dev.eyas.ide.live;

import dev.eyas.sensor.control.ClientConnection;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.control.SensorServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A sensor as a child process, spoken to over its standard input and output. */
final class SensorProcess implements SensorConnection {
  private static final long GRACE_SECONDS = 5;

  private final Process process;
  private final ErrorTail errors;
  private final ClientConnection connection;
  private final CompletableFuture<String> ended;
  private volatile InitializeResult sensor;

  private SensorProcess(Process process, SensorClient client) {
    this.process = process;
    this.errors = ErrorTail.of(process.getErrorStream());
    this.connection =
        new ClientConnection(
            process.getInputStream(), process.getOutputStream(), client, process.getOutputStream());
    this.ended = process.onExit().thenApply(this::describeEnd);
  }

  /**
   * @throws IOException when there is no such program
   */
  static SensorProcess start(List<String> command, SensorClient client) throws IOException {
    return new SensorProcess(new ProcessBuilder(command).start(), client);
  }

  /**
   * Completes once the sensor has answered; fails when it ends before, because it may not or cannot
   * run.
   */
  CompletableFuture<SensorConnection> initialize() {
    CompletableFuture<SensorConnection> ready = new CompletableFuture<>();
    ended.thenAccept(reason -> ready.completeExceptionally(new SensorUnavailableException(reason)));
    connection
        .server()
        .initialize(Handshake.greeting())
        .whenComplete(
            (result, error) -> {
              if (error == null) {
                sensor = result;
                ready.complete(this);
              } else if (process.isAlive()) {
                close();
                ready.completeExceptionally(error);
              }
            });
    return ready;
  }

  @Override
  public SensorServer server() {
    return connection.server();
  }

  @Override
  public InitializeResult sensor() {
    return sensor;
  }

  @Override
  public CompletableFuture<String> ended() {
    return ended;
  }

  @Override
  public void close() {
    connection.server().shutdown();
    process
        .onExit()
        .orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(
            late -> {
              kill();
              return process;
            });
  }

  /** Ends the process without asking it. */
  void kill() {
    try {
      // A sensor that ends with its input does so even where root's process ignores our signals.
      process.getOutputStream().close();
    } catch (IOException gone) {
      // The pipe is closed either way.
    }
    process.destroy();
  }

  private String describeEnd(Process ended) {
    String said = errors.text();
    String end = "The sensor ended with exit code " + ended.exitValue();
    return said.isEmpty() ? end : end + ": " + said;
  }
}

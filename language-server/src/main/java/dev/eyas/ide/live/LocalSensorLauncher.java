package dev.eyas.ide.live;

import dev.eyas.sensor.control.SensorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts the sensor of the distribution that this server belongs to, on this machine. */
public final class LocalSensorLauncher implements SensorLauncher {
  /** System property naming the folder of the distribution. */
  public static final String HOME_PROPERTY = "eyas.home";

  @Override
  public CompletableFuture<SensorConnection> launch(SensorClient client) {
    try {
      return new Attempts(commands().candidates(), client).start();
    } catch (SensorUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static SensorCommands commands() {
    return new SensorCommands(
        System.getProperty("os.name"), System.getProperty("os.arch"), home(), isRoot());
  }

  private static Path home() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw new SensorUnavailableException(
          "This language server was not started from a distribution (system property %s is not set), so it has no sensor."
              .formatted(HOME_PROPERTY));
    }
    return Path.of(home);
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** The command lines tried one after the other until a sensor answers. */
  private static final class Attempts {
    private final Iterator<List<String>> remaining;
    private final SensorClient client;
    private final List<String> failures = new ArrayList<>();
    private final CompletableFuture<SensorConnection> result = new CompletableFuture<>();

    Attempts(List<List<String>> candidates, SensorClient client) {
      this.remaining = candidates.iterator();
      this.client = client;
    }

    CompletableFuture<SensorConnection> start() {
      next();
      return result;
    }

    private void next() {
      if (!remaining.hasNext()) {
        result.completeExceptionally(new SensorUnavailableException(explanation()));
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

    private String explanation() {
      String tried = String.join("\n", failures);
      return isRoot()
          ? "The sensor could not be started.\n" + tried
          : "The sensor needs root to read the kernel's events, and could not get it. Run the editor's server as root, install a polkit agent, or let sudo run \"eyas sensor --stdio\" without a password.\n"
              + tried;
    }

    private static String message(Throwable error) {
      Throwable cause = error instanceof CompletionException ? error.getCause() : error;
      return String.valueOf(cause.getMessage());
    }
  }
}

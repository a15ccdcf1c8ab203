package dev.eyas.ide.live;

import dev.eyas.sensor.control.ControlSocket;
import dev.eyas.sensor.control.SensorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds a sensor on this machine: that of a service that listens on its socket, otherwise the one
 * of the distribution that this server belongs to, which is started.
 */
public final class LocalSensorLauncher {
  /** System property naming the folder of the distribution. */
  public static final String HOME_PROPERTY = "eyas.home";

  /** Environment variable naming the socket of a service that is not where it usually is. */
  private static final String SOCKET_VARIABLE = "EYAS_SOCKET";

  private final Path socket;

  public LocalSensorLauncher() {
    this(
        Optional.ofNullable(System.getenv(SOCKET_VARIABLE))
            .map(Path::of)
            .orElse(ControlSocket.USUAL_PATH));
  }

  /**
   * @param socket of the service
   */
  LocalSensorLauncher(Path socket) {
    this.socket = socket;
  }

  /** As {@link SensorLauncher#launch}. */
  CompletableFuture<SensorConnection> launch(SensorClient client) {
    if (!Files.exists(socket)) {
      return start(client, failure());
    }
    try {
      return orElseStarted(SensorSocket.connect(socket, client).initialize(), client);
    } catch (IOException e) {
      return start(client, failure() + "\n" + socket + ": " + refusal(e));
    }
  }

  private CompletableFuture<SensorConnection> orElseStarted(
      CompletableFuture<SensorConnection> attached, SensorClient client) {
    CompletableFuture<SensorConnection> result = new CompletableFuture<>();
    attached.whenComplete(
        (connection, error) -> {
          if (error == null) {
            result.complete(connection);
          } else {
            String why = failure() + "\n" + socket + ": " + error.getMessage();
            forward(start(client, why), result);
          }
        });
    return result;
  }

  private static void forward(
      CompletableFuture<SensorConnection> from, CompletableFuture<SensorConnection> to) {
    from.whenComplete(
        (connection, error) -> {
          if (error == null) {
            to.complete(connection);
          } else {
            to.completeExceptionally(error);
          }
        });
    to.whenComplete(
        (connection, error) -> {
          if (to.isCancelled()) {
            from.cancel(true);
          }
        });
  }

  /** The file's permissions let its owner and its group in. */
  private String refusal(IOException failure) {
    if (!String.valueOf(failure.getMessage()).contains("Permission denied")) {
      return "nobody listens (" + failure.getMessage() + ")";
    }
    try {
      return "only members of the group "
          + Files.getAttribute(socket, "posix:group")
          + " may use this node's sensor; ask its administrator";
    } catch (IOException e) {
      return "only its owner may use this node's sensor";
    }
  }

  /**
   * @param failure for the user if none can be started
   */
  private static CompletableFuture<SensorConnection> start(SensorClient client, String failure) {
    try {
      return new LaunchAttempts(commands().candidates(), client, failure).start();
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

  private static String failure() {
    return isRoot()
        ? "The sensor could not be started."
        : "The sensor needs root to read the kernel's events, and could not get it. Have it run as a service that you may use (eyas run --socket --group NAME), install a polkit agent, or let sudo run \"eyas sensor --stdio\" without a password.";
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}

package dev.eyas.ide.live;

import dev.eyas.sensor.control.ControlSocket;
import dev.eyas.sensor.control.SensorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Finds a sensor on this machine: that of a service that listens on its socket, otherwise the one
 * of the distribution that this server belongs to, which is started.
 */
public final class LocalSensorLauncher {
  /** System property naming the folder of the distribution. */
  public static final String HOME_PROPERTY = "eyas.home";

  /** Environment variable naming the socket of a service that is not where it usually is. */
  private static final String SOCKET_VARIABLE = "EYAS_SOCKET";

  /** Where the files of sensor/packaging expect a distribution that serves all users. */
  private static final Path INSTALLED = Path.of("/opt/eyas");

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
    Path home = home();
    return new SensorCommands(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        home,
        Stream.of(home, INSTALLED)
            .map(distribution -> distribution.resolve("libexec/eyas-sensor"))
            .filter(LocalSensorLauncher::isRoots)
            .findFirst(),
        isRoot());
  }

  /** In a user's own folder a helper would let that user become root: it refuses to run there. */
  private static boolean isRoots(Path helper) {
    try {
      return Files.getAttribute(helper, "unix:uid").equals(0) && !Files.isWritable(helper);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
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
        : "The sensor needs root to read the kernel's events, and could not get it. Have it run as a service that you may use (eyas run --socket --group NAME), run a polkit agent, which asks for a password, or have polkit or sudo let you run /opt/eyas/libexec/eyas-sensor: docs/sensor.md, Editors of users who are not root.";
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}

package dev.eyas.ide.live;

import dev.eyas.sensor.control.SensorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Starts the sensor of the distribution that this server belongs to, on this machine. */
public final class LocalSensorLauncher {
  /** System property naming the folder of the distribution. */
  public static final String HOME_PROPERTY = "eyas.home";

  /** As {@link SensorLauncher#launch}. */
  CompletableFuture<SensorConnection> launch(SensorClient client) {
    try {
      return new LaunchAttempts(commands().candidates(), client, failure()).start();
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
        : "The sensor needs root to read the kernel's events, and could not get it. Run the editor's server as root, install a polkit agent, or let sudo run \"eyas sensor --stdio\" without a password.";
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}

package dev.eyas.ide.live;

import dev.eyas.sensor.control.SensorClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts sensors here and elsewhere. */
public final class SensorLaunchers implements SensorLauncher {
  private final LocalSensorLauncher local = new LocalSensorLauncher();

  @Override
  public CompletableFuture<SensorConnection> launch(SensorTarget target, SensorClient client) {
    try {
      if (target instanceof SensorTarget.RemoteNode node) {
        return remote(RemoteCommands.ssh(node), "on " + node.host(), client);
      }
      if (target instanceof SensorTarget.Pod pod) {
        return remote(RemoteCommands.kubectl(pod), "in pod " + pod.pod(), client);
      }
    } catch (SensorUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
    return local.launch(client);
  }

  private static CompletableFuture<SensorConnection> remote(
      List<String> command, String place, SensorClient client) {
    String failure =
        "The sensor could not be started %s. Eyas must be installed there, and run as root or by sudo without a password."
            .formatted(place);
    return new LaunchAttempts(List.of(command), client, failure).start();
  }
}

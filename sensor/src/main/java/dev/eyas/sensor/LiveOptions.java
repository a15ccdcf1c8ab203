package dev.eyas.sensor;

import dev.eyas.sensor.container.ContainerEngine;
import dev.eyas.sensor.kernel.ProbeOptions;
import java.nio.file.Path;

/**
 * How a {@link LiveSensor} works.
 *
 * @param dockerSocket where docker's daemon listens, if there is one
 */
public record LiveOptions(EngineOptions engine, ProbeOptions probe, Path dockerSocket) {
  /** Every match counts; docker where it usually is. */
  public static LiveOptions defaults() {
    return new LiveOptions(
        EngineOptions.live(), ProbeOptions.DEFAULT, ContainerEngine.DOCKER_SOCKET);
  }

  public LiveOptions withEngine(EngineOptions options) {
    return new LiveOptions(options, probe, dockerSocket);
  }

  public LiveOptions withDockerSocket(Path socket) {
    return new LiveOptions(engine, probe, socket);
  }
}

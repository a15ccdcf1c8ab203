package dev.eyas.sensor;

import dev.eyas.sensor.container.ContainerEngine;
import dev.eyas.sensor.kernel.ProbeOptions;
import dev.eyas.sensor.pushdown.BaseSyscalls;
import dev.eyas.sensor.pushdown.PushDown;
import java.nio.file.Path;

/**
 * How a {@link LiveSensor} works.
 *
 * @param pushDown what the kernel keeps back
 * @param dockerSocket where docker's daemon listens, if there is one
 */
public record LiveOptions(
    EngineOptions engine, ProbeOptions probe, PushDown pushDown, Path dockerSocket) {
  /** Every match counts; docker where it usually is. */
  public static LiveOptions defaults() {
    return new LiveOptions(
        EngineOptions.live(),
        ProbeOptions.DEFAULT,
        new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT),
        ContainerEngine.DOCKER_SOCKET);
  }

  public LiveOptions withEngine(EngineOptions options) {
    return new LiveOptions(options, probe, pushDown, dockerSocket);
  }

  public LiveOptions withPushDown(PushDown plan) {
    return new LiveOptions(engine, probe, plan, dockerSocket);
  }

  public LiveOptions withDockerSocket(Path socket) {
    return new LiveOptions(engine, probe, pushDown, socket);
  }
}

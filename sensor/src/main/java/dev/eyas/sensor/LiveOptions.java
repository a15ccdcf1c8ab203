package dev.eyas.sensor;

import dev.eyas.sensor.container.ContainerEngines;
import dev.eyas.sensor.container.EngineType;
import dev.eyas.sensor.kernel.ProbeOptions;
import dev.eyas.sensor.pushdown.BaseSyscalls;
import dev.eyas.sensor.pushdown.PushDown;
import java.nio.file.Path;
import java.util.List;

/**
 * How a {@link LiveSensor} works.
 *
 * @param pushDown what the kernel keeps back
 * @param containers which container engines are looked for, and where
 */
public record LiveOptions(
    EngineOptions engine, ProbeOptions probe, PushDown pushDown, ContainerEngines containers) {
  /** Every match counts; all container engines where they usually are. */
  public static LiveOptions defaults() {
    return new LiveOptions(
        EngineOptions.live(),
        ProbeOptions.DEFAULT,
        new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT),
        ContainerEngines.usual());
  }

  public LiveOptions withEngine(EngineOptions options) {
    return new LiveOptions(options, probe, pushDown, containers);
  }

  public LiveOptions withProbe(ProbeOptions options) {
    return new LiveOptions(engine, options, pushDown, containers);
  }

  public LiveOptions withPushDown(PushDown plan) {
    return new LiveOptions(engine, probe, plan, containers);
  }

  public LiveOptions withContainers(ContainerEngines engines) {
    return new LiveOptions(engine, probe, pushDown, engines);
  }

  public LiveOptions withDockerSocket(Path socket) {
    return withContainers(containers.with(EngineType.DOCKER, List.of(socket)));
  }
}

package dev.eyas.cli;

import dev.eyas.sensor.container.ContainerEngines;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** For commands that have no other settings than those of container engines. */
final class ContainerSettings {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ContainerOptions containers;

  @Option(
      names = {"-o", "--option"},
      paramLabel = "KEY=VALUE",
      description =
          "A key of the init_config of falco.yaml's container plugin: label_max_len,"
              + " engines.NAME.enabled, engines.NAME.sockets (paths, separated by commas).")
  private Map<String, String> options = new LinkedHashMap<>();

  ContainerEngines engines() {
    try {
      ContainerEngines engines = containers.engines(options);
      if (options.isEmpty()) {
        return engines;
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    throw new ParameterException(
        spec.commandLine(), "-o " + options.keySet().iterator().next() + ": no such key");
  }
}

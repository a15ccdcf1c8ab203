package dev.eyas.cli;

import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.LoadedRuleset;
import dev.eyas.sensor.container.ContainerEngines;
import dev.eyas.sensor.control.ControlSocket;
import dev.eyas.sensor.pushdown.PushDown;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Watch this node and print alerts, until Ctrl-C or SIGTERM.",
      "Alerts go to standard output, everything else to standard error."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ContainerOptions containers;
  @Mixin private ExplainOption explain;

  @Mixin private KernelOptions kernel;
  @Mixin private SocketOptions socket;

  @Option(
      names = {"-r", "--rules"},
      paramLabel = "FILE|DIR",
      description =
          "Rules files in load order; of a directory, its YAML files by name."
              + " Without any: the bundled rules.")
  private List<Path> rules = List.of();

  @Option(
      names = {"-o", "--option"},
      paramLabel = "KEY=VALUE",
      description =
          "A key of falco.yaml: json_output, json_include_output_property,"
              + " json_include_message_property, json_include_tags_property,"
              + " json_include_output_fields_property, time_format_iso_8601 (each true or false),"
              + " rule_matching (first or all), priority (the least severe),"
              + " base_syscalls.custom_set (names, separated by commas), base_syscalls.repair,"
              + " base_syscalls.all; or of its container plugin's init_config: label_max_len,"
              + " engines.NAME.enabled, engines.NAME.sockets (paths, separated by commas).")
  private Map<String, String> options = new LinkedHashMap<>();

  @Override
  public Integer call() {
    LiveOptions defaults = LiveOptions.defaults();
    PushDown pushDown = checked(() -> kernel.pushDown(options));
    ContainerEngines engines = checked(() -> containers.engines(options));
    RunSettings settings = checked(() -> RunSettings.parse(options, defaults.engine().hostname()));
    PrintWriter err = spec.commandLine().getErr();
    Optional<EffectiveRuleset> ruleset = RulesToRun.load(rules, spec.commandLine());
    if (ruleset.isEmpty()) {
      return 1;
    }
    Set<String> explained = explain.rulesOf(ruleset.get(), spec.commandLine());
    LiveOptions live =
        defaults
            .withEngine(settings.applyTo(defaults.engine()))
            .withPushDown(pushDown)
            .withContainers(engines);
    try (LiveSensor sensor = Sensors.open(live)) {
      sensor.watch(explained, ExplainOption.EVENTS_PER_SECOND);
      try (ControlSocket listening = offered(sensor, live)) {
        watch(sensor, ruleset.get(), settings, err);
      }
    }
    return 0;
  }

  /** Null if nobody may attach. */
  private ControlSocket offered(LiveSensor sensor, LiveOptions live) {
    return socket.isWanted() ? socket.open(sensor, live.engine().hostname()) : null;
  }

  private <T> T checked(Supplier<T> option) {
    try {
      return option.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static void watch(
      LiveSensor sensor, EffectiveRuleset ruleset, RunSettings settings, PrintWriter err) {
    AlertPrinter printer = new AlertPrinter(settings, sensor::stop);
    sensor.onMatch(printer);
    LoadedRuleset loaded = sensor.load(ruleset);
    loaded
        .problems()
        .forEach(
            problem ->
                err.println(
                    "eyas: rule '"
                        + problem.rule().name()
                        + "' is not in force: "
                        + problem.message()));
    err.printf(
        "eyas: %d rules in force, watching %d system calls; Ctrl-C ends%n",
        sensor.counts().size(), sensor.watchedSyscalls());
    try (Termination termination = Termination.callsFor(sensor::stop)) {
      sensor.await();
      err.println("Events kept in the kernel, since no rule can match them: " + sensor.keptBack());
      Map<String, Long> unnamed = sensor.unnamedContainers();
      if (!unnamed.isEmpty()) {
        err.println("Containers without a name at first: " + Summary.describe(unnamed));
      }
      new Summary(sensor.events(), sensor.dropped(), printer.printed()).print(err);
      new ExplanationPrinter(err, Ansi.AUTO).print(sensor.nearMisses());
    }
  }
}

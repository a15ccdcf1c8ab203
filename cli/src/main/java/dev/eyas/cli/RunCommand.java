package dev.eyas.cli;

import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.container.ContainerEngines;
import dev.eyas.sensor.control.ControlSocket;
import dev.eyas.sensor.pushdown.PushDown;
import java.io.PrintWriter;
import java.nio.file.Path;
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
      "Alerts go to standard output, or where the configuration says; the rest to standard error."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ContainerOptions containers;
  @Mixin private ExplainOption explain;

  @Mixin private KernelOptions kernel;
  @Mixin private SocketOptions socket;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FALCO_YAML",
      description =
          "A configuration as Falco has it: its rules files, where alerts go and how they look."
              + " Keys that have no effect here are told.")
  private Path config;

  @Option(
      names = {"-r", "--rules"},
      paramLabel = "FILE|DIR",
      description =
          "Rules files in load order; of a directory, its YAML files by name."
              + " Without any: those of the configuration, else the bundled rules.")
  private List<Path> rules = List.of();

  @Option(
      names = {"-o", "--option"},
      paramLabel = "KEY=VALUE",
      description =
          "A key of falco.yaml, over what the configuration says: json_output and its kin,"
              + " rule_matching, priority, stdout_output, file_output, program_output,"
              + " syslog_output, http_output, outputs_queue, syscall_event_drops, base_syscalls,"
              + " watch_config_files; or of its container plugin's init_config: label_max_len,"
              + " engines.NAME.enabled, engines.NAME.sockets. Lists are separated by commas;"
              + " rules and append_output are YAML.")
  private List<String> options = List.of();

  @Override
  public Integer call() {
    RunPlan plan =
        new RunPlan(
            Optional.ofNullable(config), rules, checked(() -> ConfigOptions.parse(options)));
    RunPlan.Settled settled = checked(plan::read);
    LiveOptions live = checked(() -> live(settled.config()));
    PrintWriter err = spec.commandLine().getErr();
    settled.notes().forEach(note -> err.println("eyas: " + note));
    // The kernel takes as long to verify the probe as the rules take to load.
    OpeningSensor opening = OpeningSensor.begin(live);
    Optional<EffectiveRuleset> ruleset = settled.load(spec.commandLine());
    if (ruleset.isEmpty()) {
      return 1;
    }
    Set<String> explained = explain.rulesOf(ruleset.get(), spec.commandLine());
    try (LiveSensor sensor = opening.await()) {
      sensor.watch(explained, ExplainOption.EVENTS_PER_SECOND);
      try (ControlSocket listening = offered(sensor);
          NodeWatch watch =
              checked(
                  () ->
                      NodeWatch.begin(sensor, plan, settled, ruleset.get(), spec.commandLine()))) {
        return watch(sensor, Optional.ofNullable(listening), watch, settled.config());
      }
    }
  }

  private LiveOptions live(RunConfig settings) {
    LiveOptions defaults = LiveOptions.defaults();
    PushDown pushDown = settings.read(() -> kernel.pushDown(settings.kernel()));
    Map<String, String> keys = settings.containers();
    ContainerEngines engines = settings.read(() -> containers.engines(keys));
    if (!keys.isEmpty()) {
      throw new IllegalArgumentException(
          "-o: no such keys of the container plugin: " + keys.keySet());
    }
    return defaults
        .withEngine(
            settings
                .read(() -> RunSettings.parse(settings.engine(), defaults.engine().hostname()))
                .applyTo(defaults.engine()))
        .withProbe(KernelOptions.probe(settings, defaults.probe()))
        .withPushDown(pushDown)
        .withContainers(engines);
  }

  /** Null if nobody may attach. */
  private ControlSocket offered(LiveSensor sensor) {
    return socket.isWanted() ? socket.open(sensor, sensor.hostname()) : null;
  }

  private <T> T checked(Supplier<T> option) {
    try {
      return option.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private int watch(
      LiveSensor sensor, Optional<ControlSocket> listening, NodeWatch watch, RunConfig settings) {
    PrintWriter err = spec.commandLine().getErr();
    DropSettings drops = checked(() -> DropSettings.of(settings));
    err.printf(
        "eyas: %d rules in force, watching %d system calls; Ctrl-C ends%n",
        sensor.counts().size(), sensor.watchedSyscalls());
    try (Termination termination = Termination.callsFor(sensor::stop);
        DropNotices notices = new DropNotices(drops, sensor, watch, err).begin();
        Reloading reloading = reloading(watch, settings)) {
      sensor.await();
      watch.close();
      // Its file must go before the process does.
      listening.ifPresent(ControlSocket::close);
      sumUp(sensor, watch, err);
      return notices.fatal() ? 1 : 0;
    }
  }

  private static Reloading reloading(NodeWatch watch, RunConfig settings) {
    return Reloading.begin(
        settings.flag(Reloading.WATCH_KEY, true), watch::places, watch::reload, watch::reopen);
  }

  private static void sumUp(LiveSensor sensor, NodeWatch watch, PrintWriter err) {
    err.println("Events kept in the kernel, since no rule can match them: " + sensor.keptBack());
    Map<String, Long> unnamed = sensor.unnamedContainers();
    if (!unnamed.isEmpty()) {
      err.println("Containers without a name at first: " + Summary.describe(unnamed));
    }
    new Summary(sensor.events(), sensor.dropped(), watch.alerts()).print(err);
    if (!watch.lost().isEmpty()) {
      err.println("Alerts lost: " + Summary.describe(watch.lost()));
    }
    new ExplanationPrinter(err, Ansi.AUTO).print(sensor.nearMisses());
  }
}

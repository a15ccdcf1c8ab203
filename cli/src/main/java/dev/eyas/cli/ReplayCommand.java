package dev.eyas.cli;

import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.EventQuery;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Judge the events of captures (.scap) by rules and print alerts as 'run' does, or look at the"
          + " events themselves with --filter and --print.",
      "Alerts go to standard output, everything else to standard error. Exit code 1 if a capture is"
          + " cut off or damaged; what is whole is judged all the same."
    })
final class ReplayCommand implements Callable<Integer> {
  private enum Format {
    text,
    json
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Captures, gzipped or not.")
  private List<Path> files;

  @Option(
      names = {"-o", "--option"},
      paramLabel = "KEY=VALUE",
      description =
          "A key of falco.yaml that says how alerts look, rule_matching, priority, or rules and"
              + " append_output (YAML).")
  private List<String> options = List.of();

  @Option(names = "--format", description = "How to print: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(
      names = "--all",
      description = "Every rule that matches an event raises an alert, not the first alone.")
  private boolean all;

  @Option(
      names = "--filter",
      paramLabel = "EXPR",
      description =
          "Only events for which this condition holds; the others still keep the state. Without -r"
              + " and -c, the events are shown themselves, not what rules say of them.")
  private String filter;

  @Option(
      names = "--print",
      paramLabel = "FORMAT",
      description =
          "What to print of each event, as a rule's output. With --filter alone: number, time, CPU,"
              + " process, thread, type and arguments.")
  private String print;

  @Mixin private RulesToReplay rules;
  @Mixin private ExplainOption explain;

  private volatile boolean stopped;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    RunSettings settings = settings();
    boolean isQuery = !rules.areNamed() && (filter != null || print != null);
    Optional<EffectiveRuleset> ruleset = ruleset(isQuery);
    if (ruleset.isEmpty()) {
      return 1;
    }
    try (Termination termination = Termination.callsFor(this::stop)) {
      return isQuery ? look(ruleset.get(), settings, err) : judge(ruleset.get(), settings, err);
    }
  }

  private int look(EffectiveRuleset query, RunSettings settings, PrintWriter err) {
    try (EventPrinter printer = new EventPrinter(settings.json(), this::stop)) {
      CaptureFiles.Result result =
          new CaptureFiles(files, ProgressLine.on(err), err, () -> !stopped)
              .replay(settings.applyTo(EngineOptions.captured()), query, Set.of(), printer);
      tellOfUnseen(result, printer.lines(), err);
      return result.exitCode();
    }
  }

  /** What the events that were printed do not show. */
  private static void tellOfUnseen(CaptureFiles.Result result, long shown, PrintWriter err) {
    if (shown == 0 && result.events() > 0) {
      err.println("eyas: none of the " + result.events() + " events matches");
    }
    if (!result.dropped().isEmpty()) {
      err.println("Events dropped: " + Summary.describe(result.dropped()));
    }
  }

  private int judge(EffectiveRuleset ruleset, RunSettings settings, PrintWriter err) {
    AlertPrinter printer = new AlertPrinter(settings, this::stop);
    CaptureFiles.Result result =
        new CaptureFiles(files, ProgressLine.on(err), err, () -> !stopped)
            .replay(
                settings.applyTo(EngineOptions.captured()),
                ruleset,
                explain.rulesOf(ruleset, spec.commandLine()),
                printer);
    new Summary(result.events(), result.dropped(), printer.printed()).print(err);
    new ExplanationPrinter(err, Ansi.AUTO).print(result.nearMisses());
    return result.exitCode();
  }

  private void stop() {
    stopped = true;
  }

  /** What to judge by, or nothing if it does not load; the reason has been printed then. */
  private Optional<EffectiveRuleset> ruleset(boolean isQuery) {
    EventQuery query = query();
    if (isQuery) {
      return Optional.of(query.ruleset());
    }
    return rules
        .load()
        .map(loaded -> filter == null ? loaded : query.restrict(loaded))
        .map(chosen -> print == null ? chosen : query.print(chosen));
  }

  private EventQuery query() {
    return Queries.compile(
        filter == null ? EventQuery.EVERYTHING : filter,
        print == null ? EventQuery.USUAL_FORMAT : print,
        spec.commandLine());
  }

  private RunSettings settings() {
    RunSettings settings;
    try {
      Map<String, String> keys = ConfigOptions.parse(options);
      rules.takeFrom(keys);
      settings = RunSettings.parse(keys, EngineOptions.captured().hostname());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    if (format != null) {
      settings = settings.withJson(format == Format.json);
    }
    return all ? settings.withRuleMatching(RuleMatching.ALL) : settings;
  }
}

package dev.eyas.bench;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.state.ProcessSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An event's whole way, from its bytes to the verdict of every rule, by number of rules. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EventBenchmark {
  private static final int CYCLE = 20_000;

  /**
   * {@code files}: the rules files of {@link RulesFolder}, with Falco's first one alone as {@code
   * first}; else so many generated rules.
   */
  @Param({"0", "first", "files", "25", "100", "1000", "10000"})
  public String rules;

  private Engine engine;
  private EventTape tape;

  @Setup
  public void start() {
    engine =
        new Engine(
            EngineOptions.live().withProcesses(ProcessSource.NONE),
            ContainerRegistry.NONE,
            match -> {});
    engine.load(ruleset());
    EventMix.start(event -> engine.onEvent(event, 0));
    tape = new EventTape();
    EventMix.cycle(CYCLE, tape);
    tape.rewind();
  }

  @TearDown
  public void printChecks() {
    System.out.printf(
        "%n%.2f sub-conditions judged per event%n", (double) engine.checks() / engine.events());
  }

  @Benchmark
  public void event() {
    engine.onEvent(tape.next(), 0);
  }

  private EffectiveRuleset ruleset() {
    return new RulesLoader().load(sources()).ruleset();
  }

  private List<RulesSource> sources() {
    return switch (rules) {
      case "files" -> RulesFolder.sources();
      case "first" -> RulesFolder.sources().subList(0, 1);
      default ->
          List.of(new RulesSource("generated.yaml", GeneratedRules.yaml(Integer.parseInt(rules))));
    };
  }
}

package dev.eyas.bench;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Generated rules, each with a macro and a list of its own: twice as many may take twice as long.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class ManyRulesBenchmark {
  @Param({"2500", "5000", "10000"})
  private int rules;

  private List<RulesSource> sources;

  @Setup
  public void generate() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rules; i++) {
      text.append(
          """
          - list: names_%1$d
            items: [sh%1$d, bash%1$d, zsh%1$d]
          - macro: started_%1$d
            condition: evt.type in (execve, execveat) and proc.name in (names_%1$d)
          - rule: Rule %1$d
            desc: Generated
            condition: started_%1$d and not fd.name startswith /tmp/%1$d and proc.pid > %1$d
            output: A thing (name=%%proc.name file=%%fd.name number=%1$d)
            priority: INFO
            tags: [generated]
          """
              .formatted(i));
    }
    sources = List.of(new RulesSource("generated.yaml", text.toString()));
  }

  @Benchmark
  public LoadOutcome load() {
    LoadOutcome outcome = new RulesLoader().load(sources);
    if (outcome.ruleset().rules().size() != rules) {
      throw new IllegalStateException(outcome.results().toString());
    }
    return outcome;
  }
}

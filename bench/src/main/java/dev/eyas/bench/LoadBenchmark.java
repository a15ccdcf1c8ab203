package dev.eyas.bench;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the texts of the official files to what a sensor runs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
public class LoadBenchmark {
  private List<RulesSource> sources;
  private RulesLoader kept;
  private int strokes;

  @Setup
  public void read() {
    sources = RulesFolder.sources();
    kept = new RulesLoader();
  }

  /** As the command line does it, but warm: nothing is remembered. */
  @Benchmark
  public LoadOutcome anew() {
    return new RulesLoader().load(sources);
  }

  /** As an editor does it: a condition in the last file, the largest, is another one each time. */
  @Benchmark
  public LoadOutcome again() {
    RulesSource last = sources.get(sources.size() - 1);
    int at = last.text().indexOf('\n', last.text().indexOf("condition: "));
    String typed = " ".repeat(strokes++ % 100);
    List<RulesSource> edited = new ArrayList<>(sources);
    edited.set(
        sources.size() - 1,
        new RulesSource(
            last.name(), last.text().substring(0, at) + typed + last.text().substring(at)));
    return kept.load(edited);
  }
}

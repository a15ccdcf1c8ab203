package dev.eyas.bench;

import dev.eyas.rules.RulesSource;
import java.util.Comparator;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a change of a text to its fresh diagnostics, through a language server in this process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 10)
@Measurement(iterations = 4, time = 10)
public class KeystrokeBenchmark {
  private static final String CONDITION = "condition: ";

  /** Different texts in turn, more than the loader remembers. */
  private static final int TEXTS = 100;

  private EditedFolder folder;
  private RulesSource largest;
  private RulesSource macros;
  private String macro;
  private int strokes;

  @Setup
  public void open() throws Exception {
    List<RulesSource> sources = RulesFolder.sources();
    folder = EditedFolder.of(sources);
    macros = sources.get(0);
    largest = sources.stream().max(Comparator.comparing(s -> s.text().length())).orElseThrow();
    macro = macros.text().contains("macro: spawned_process") ? "spawned_process" : "file_opened";
  }

  @TearDown
  public void close() throws Exception {
    folder.close();
  }

  /** A letter more in a comparison of the largest file. */
  @Benchmark
  public int inACondition() throws Exception {
    String text = largest.text();
    int at = text.indexOf(CONDITION, text.length() / 2) + CONDITION.length();
    int end = text.indexOf('\n', at);
    String typed = " ".repeat(strokes++ % TEXTS);
    return folder.change(largest.name(), text.substring(0, end) + typed + text.substring(end));
  }

  /** Another letter at the end of the name of a macro that many rules use. */
  @Benchmark
  public int inTheNameOfAMacro() throws Exception {
    String name = "macro: " + macro;
    String typed = name + strokes++ % TEXTS;
    return folder.change(macros.name(), macros.text().replace(name + "\n", typed + "\n"));
  }
}

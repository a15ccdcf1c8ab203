package dev.eyas.bench;

import dev.eyas.rules.RulesSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
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

/**
 * What somebody waits for who types in rules files, all of which are open: through the protocol,
 * with the language server in this process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 10)
@Measurement(iterations = 4, time = 10)
public class EditorBenchmark {
  private static final String BEGUN =
      "\n- macro: being_typed\n  condition: evt.type = execve and proc.name = bash and proc.\n";

  /** Different texts in turn, more than the loader remembers. */
  private static final int TEXTS = 100;

  private EditedFolder folder;
  private String largest;
  private String macros;
  private Place condition;
  private Place name;
  private Position end;
  private int strokes;

  /** Where a text is typed in place of the one that was typed there before. */
  private static final class Place {
    private final Position start;
    private String typed = "";

    Place(String text, int offset) {
      start = position(text, offset);
    }

    Range typed() {
      return new Range(start, new Position(start.getLine(), start.getCharacter() + typed.length()));
    }
  }

  @Setup
  public void open() throws Exception {
    List<RulesSource> sources = new ArrayList<>(RulesFolder.sources());
    RulesSource first = sources.get(0);
    macros = first.name();
    name = new Place(first.text(), RulesFolder.endOfANameOfAMacro(first));

    RulesSource longest =
        sources.stream().max(Comparator.comparing(s -> s.text().length())).orElseThrow();
    largest = longest.name();
    String text = longest.text() + BEGUN;
    RulesSource opened = new RulesSource(largest, text);
    sources.set(sources.indexOf(longest), opened);
    condition = new Place(text, RulesFolder.endOfACondition(opened));
    end = position(text, text.length() - 1);
    folder = EditedFolder.of(sources);
  }

  private static Position position(String text, int offset) {
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, offset - before.lastIndexOf('\n') - 1);
  }

  @TearDown
  public void close() throws Exception {
    folder.close();
  }

  /** Proposals at the end of the largest file. */
  @Benchmark
  public int completion() throws Exception {
    return folder.complete(largest, end);
  }

  /** From another blank in a comparison of the largest file to that file's diagnostics. */
  @Benchmark
  public int inACondition() throws Exception {
    return type(largest, condition, " ".repeat(1 + strokes++ % TEXTS));
  }

  /** From another letter in the name of a macro that many rules use to its file's diagnostics. */
  @Benchmark
  public int inTheNameOfAMacro() throws Exception {
    return type(macros, name, String.valueOf(strokes++ % TEXTS));
  }

  private int type(String file, Place place, String text) throws Exception {
    Range before = place.typed();
    place.typed = text;
    return folder.type(file, before, text);
  }
}

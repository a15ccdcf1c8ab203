package dev.eyas.bench;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.Replay;
import dev.eyas.sensor.capture.CaptureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An event of a generated capture of a million events, from the file to the verdict. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReplayBenchmark {
  private static final int EVENTS = 1_000_000;

  @Param({"plain", "gzip"})
  public String capture;

  /** {@code none}, or the first of the files of {@link RulesFolder}. */
  @Param({"none", "first"})
  public String rules;

  private Path file;
  private Replay replay;

  @Setup
  public void start() throws IOException {
    file = Files.createTempFile("eyas", ".scap");
    if (capture.equals("gzip")) {
      GeneratedCapture.writeCompressed(file, EVENTS);
    } else {
      GeneratedCapture.write(file, EVENTS);
    }
    replay = new Replay(EngineOptions.captured(), match -> {});
    List<RulesSource> sources =
        rules.equals("none") ? List.of() : RulesFolder.sources().subList(0, 1);
    replay.load(new RulesLoader().load(sources).ruleset());
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void event() throws IOException {
    try (CaptureReader reader = CaptureReader.open(file)) {
      replay.read(reader, () -> true);
    }
  }
}

package dev.eyas.bench;

import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.capture.CaptureWriter;
import dev.eyas.sensor.capture.MachineInfo;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.state.ProcessSource;
import dev.eyas.sensor.state.SystemState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A capture of the events of {@link EventMix}, as {@code eyas record} would have written it. */
public final class GeneratedCapture {
  private static final int CPU = 0;

  private GeneratedCapture() {}

  /**
   * Writes a capture to a file: {@code FILE EVENTS}. Compressed with gzip if the name ends with
   * {@code .gz}.
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    int events = Integer.parseInt(args[1]);
    if (args[0].endsWith(".gz")) {
      writeCompressed(file, events);
    } else {
      write(file, events);
    }
  }

  static void write(Path file, int events) throws IOException {
    try (CaptureWriter writer =
        CaptureWriter.create(
            file, new MachineInfo(1, 1 << 30, 1 << 15, "bench", 1), nothing(), thread -> true)) {
      EventMix.start(event -> put(writer, event));
      EventMix.cycle(events, event -> put(writer, event));
    }
  }

  static void writeCompressed(Path file, int events) throws IOException {
    Path plain = Files.createTempFile("eyas", ".scap");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(plain, events);
      Files.copy(plain, out);
    } finally {
      Files.delete(plain);
    }
  }

  private static SystemState nothing() {
    EngineOptions options = EngineOptions.captured().withProcesses(ProcessSource.NONE);
    return new Engine(options, ContainerRegistry.NONE, match -> {}).state();
  }

  private static void put(CaptureWriter writer, Event event) {
    try {
      writer.event(event, CPU);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.eyas.ide.live;

import dev.eyas.sensor.control.SensorClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts {@link FakeSensor} in a process of its own. */
public final class FakeSensors {
  private FakeSensors() {}

  public static CompletableFuture<SensorConnection> launch(
      SensorTarget target, SensorClient client) {
    try {
      return SensorProcess.start(command(), client).initialize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> command(String... args) {
    return java(FakeSensor.class, args);
  }

  /** Command line of a JVM with the tests' class path. */
  static List<String> java(Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    return command;
  }
}

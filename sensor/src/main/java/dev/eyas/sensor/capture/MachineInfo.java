package dev.eyas.sensor.capture;

import dev.eyas.sensor.event.ByteStrings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine that a capture was made on.
 *
 * @param cpus how many it has
 * @param memory bytes
 * @param maxPid highest process id that it gives out
 * @param hostname byte string
 * @param bootTime nanoseconds since the epoch; 0: unknown
 */
public record MachineInfo(int cpus, long memory, long maxPid, String hostname, long bootTime) {
  static final int HOSTNAME_LENGTH = 128;

  /**
   * This machine.
   *
   * @param hostname what it is called in the capture
   */
  public static MachineInfo ofThisNode(String hostname) {
    long memory = number(firstWords("/proc/meminfo", "MemTotal:")) << 10;
    long maxPid = number(firstWords("/proc/sys/kernel/pid_max", ""));
    long boot = TimeUnit.SECONDS.toNanos(number(firstWords("/proc/stat", "btime ")));
    int cpus = Runtime.getRuntime().availableProcessors();
    return new MachineInfo(cpus, memory, maxPid, ByteStrings.encode(hostname), boot);
  }

  /** What follows the label in the first line that begins with it. */
  private static String firstWords(String file, String label) {
    try (Stream<String> lines = Files.lines(Path.of(file), StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(label))
          .findFirst()
          .map(line -> line.substring(label.length()).trim())
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static long number(String text) {
    String digits = text.split(" ", 2)[0];
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }
}

package dev.eyas.sensor.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The numbers of the CPUs that run now; machines may have room for many more. */
final class OnlineCpus {
  private static final Path FILE = Path.of("/sys/devices/system/cpu/online");

  private OnlineCpus() {}

  static int[] read() throws ProbeException {
    try {
      return parse(Files.readString(FILE).trim());
    } catch (IOException e) {
      throw new ProbeException("cannot read " + FILE + ": " + e.getMessage(), e);
    }
  }

  /** Parses the kernel's list format, such as {@code 0-3,8}. */
  static int[] parse(String list) {
    return Stream.of(list.split(",")).flatMapToInt(OnlineCpus::range).toArray();
  }

  private static IntStream range(String range) {
    String[] ends = range.split("-", 2);
    int first = Integer.parseInt(ends[0]);
    return IntStream.rangeClosed(first, ends.length == 1 ? first : Integer.parseInt(ends[1]));
  }
}

package dev.eyas.sensor.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the probe needs of the machine, checked before the kernel refuses it with a bare errno. */
public final class KernelRequirements {
  private static final int CAP_SYS_ADMIN = 21;
  private static final int CAP_PERFMON = 38;
  private static final int CAP_BPF = 39;
  private static final int OLDEST_MAJOR = 5;
  private static final int OLDEST_MINOR = 10;

  private KernelRequirements() {}

  /** What is missing, as a sentence for the user; empty if nothing is. */
  public static Optional<String> missing() {
    return Stream.of(
            platform(System.getProperty("os.name"), System.getProperty("os.arch")),
            kernel(System.getProperty("os.version")),
            btf(Path.of("/sys/kernel/btf/vmlinux")),
            capabilities(readOrEmpty("/proc/self/status")),
            lockdown(readOrEmpty("/sys/kernel/security/lockdown")))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static Optional<String> platform(String os, String arch) {
    if (!os.equals("Linux")) {
      return Optional.of("the sensor runs on Linux only, not on " + os);
    }
    return arch.equals("amd64") || arch.equals("x86_64")
        ? Optional.empty()
        : Optional.of("the sensor has no build for " + arch + " yet, only for x86-64");
  }

  static Optional<String> kernel(String release) {
    String[] parts = release.split("[^0-9]+", 3);
    int major = Integer.parseInt(parts[0]);
    int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    boolean old = major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR);
    return old
        ? Optional.of("the sensor needs kernel 5.10 or later, this one is " + release)
        : Optional.empty();
  }

  static Optional<String> btf(Path file) {
    return Files.isReadable(file)
        ? Optional.empty()
        : Optional.of(
            "the kernel gives no type information ("
                + file
                + "): it needs CONFIG_DEBUG_INFO_BTF=y");
  }

  static Optional<String> capabilities(String status) {
    long effective =
        status
            .lines()
            .filter(line -> line.startsWith("CapEff:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).trim(), 16))
            .findFirst()
            .orElse(-1);
    boolean admin = has(effective, CAP_SYS_ADMIN);
    if (admin || (has(effective, CAP_BPF) && has(effective, CAP_PERFMON))) {
      return Optional.empty();
    }
    return Optional.of(
        "the sensor needs the capabilities CAP_BPF and CAP_PERFMON: run it as root or give it both");
  }

  static Optional<String> lockdown(String mode) {
    return mode.contains("[confidentiality]")
        ? Optional.of("kernel lockdown is in confidentiality mode, which forbids reading events")
        : Optional.empty();
  }

  private static boolean has(long set, int capability) {
    return (set >>> capability & 1) == 1;
  }

  private static String readOrEmpty(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      return "";
    }
  }
}

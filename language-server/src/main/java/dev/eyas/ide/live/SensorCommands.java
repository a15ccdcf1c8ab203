package dev.eyas.ide.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The ways to start the sensor of this distribution, best first. A user who is not root is asked by
 * polkit; where nobody answers for polkit, sudo may be set up to ask nothing.
 *
 * @param osName as the system property {@code os.name} gives it
 * @param osArch as the system property {@code os.arch} gives it
 * @param home folder of the distribution
 * @param root whether this process is root
 */
record SensorCommands(String osName, String osArch, Path home, boolean root) {

  /**
   * Command lines to try in turn.
   *
   * @throws SensorUnavailableException when no sensor can run on this machine
   */
  List<List<String>> candidates() {
    requirePlatform();
    List<String> sensor =
        List.of(home.resolve("bin").resolve("eyas").toString(), "sensor", "--stdio");
    if (root) {
      return List.of(sensor);
    }
    return List.of(
        prefixed(sensor, "pkexec", "--disable-internal-agent"), prefixed(sensor, "sudo", "-n"));
  }

  private void requirePlatform() {
    if (!osName.equals("Linux")) {
      throw new SensorUnavailableException(
          "The sensor runs on Linux only, and this is %s. Rules can be written and checked here; to run them, open them on a Linux machine."
              .formatted(osName));
    }
    if (!List.of("amd64", "x86_64").contains(osArch.toLowerCase(Locale.ROOT))) {
      throw new SensorUnavailableException(
          "There is no sensor for Linux on %s yet, only for x86-64. Rules can be written and checked here."
              .formatted(osArch));
    }
  }

  private static List<String> prefixed(List<String> command, String... prefix) {
    return Stream.concat(Stream.of(prefix), command.stream()).toList();
  }
}

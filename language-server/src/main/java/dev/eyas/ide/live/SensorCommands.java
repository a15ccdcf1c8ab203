package dev.eyas.ide.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways to start a sensor on this machine, best first. A user who is not root is asked by
 * polkit; where nobody answers for polkit, sudo may be set up to ask nothing. Both can be told to
 * let users run the helper and nothing else; without it they need leave to run the distribution.
 *
 * @param osName as the system property {@code os.name} gives it
 * @param osArch as the system property {@code os.arch} gives it
 * @param home folder of the distribution
 * @param helper what starts a sensor and takes no options
 * @param root whether this process is root
 */
record SensorCommands(
    String osName, String osArch, Path home, Optional<Path> helper, boolean root) {

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
    List<String> allowed = helper.map(path -> List.of(path.toString())).orElse(sensor);
    return List.of(
        prefixed(allowed, "pkexec", "--disable-internal-agent"), prefixed(allowed, "sudo", "-n"));
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

package dev.eyas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The assembled distribution. */
final class Dist {
  static final Path HOME = Path.of(System.getProperty("eyas.dist"));
  static final Path LAUNCHER = HOME.resolve("bin/eyas");

  /** {@code sh} looks the command up, relative paths and the PATH of the environment included. */
  static ProcessBuilder process(List<String> command, Map<String, String> environment) {
    List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\""));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("EYAS_CDS", environment.containsKey("XDG_CACHE_HOME") ? "on" : "off");
    builder.environment().putAll(environment);
    return builder;
  }

  private Dist() {}
}

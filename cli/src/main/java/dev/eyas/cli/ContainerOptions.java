package dev.eyas.cli;

import dev.eyas.sensor.container.ContainerEngines;
import dev.eyas.sensor.container.EngineType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which container engines are looked for, and where. */
final class ContainerOptions {
  private static final String UNIX = "unix://";
  private static final String ENGINES = "engines.";
  private static final String ENABLED = ".enabled";
  private static final String SOCKETS = ".sockets";
  private static final String LABEL_MAX_LEN = "label_max_len";

  @Option(
      names = "--docker-socket",
      paramLabel = "PATH",
      description =
          "Socket of docker's daemon, for the names of containers. Default: that of DOCKER_HOST if"
              + " it is on this node, else /var/run/docker.sock.")
  private Path socket;

  /**
   * @param settings keys of the container plugin's configuration with their values; those are taken
   *     out
   * @throws IllegalArgumentException for a value that is none, with what is
   */
  ContainerEngines engines(Map<String, String> settings) {
    ContainerEngines engines = ContainerEngines.usual();
    if (dockerSocket() != null) {
      engines = engines.with(EngineType.DOCKER, List.of(dockerSocket()));
    }
    Map<String, String> switches = new LinkedHashMap<>();
    for (Iterator<Map.Entry<String, String>> i = settings.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, String> setting = i.next();
      String key = setting.getKey();
      if (key.equals(LABEL_MAX_LEN)) {
        engines = engines.withLongestLabel(number(setting));
      } else if (key.startsWith(ENGINES) && key.endsWith(SOCKETS)) {
        engines = engines.with(engine(key, SOCKETS), sockets(setting));
      } else if (key.startsWith(ENGINES) && key.endsWith(ENABLED)) {
        switches.put(key, setting.getValue());
      } else {
        continue;
      }
      i.remove();
    }
    return switched(engines, switches);
  }

  /** Whatever was said of the sockets of an engine: one that is off is not asked. */
  private static ContainerEngines switched(ContainerEngines engines, Map<String, String> switches) {
    ContainerEngines left = engines;
    for (Map.Entry<String, String> setting : switches.entrySet()) {
      EngineType type = engine(setting.getKey(), ENABLED);
      switch (setting.getValue()) {
        case "false" -> left = left.without(type);
        case "true" -> {
          // They all are, unless told otherwise.
        }
        default -> throw refusal(setting, "true or false");
      }
    }
    return left;
  }

  private Path dockerSocket() {
    if (socket != null) {
      return socket;
    }
    String host = System.getenv("DOCKER_HOST");
    return host != null && host.startsWith(UNIX) ? Path.of(host.substring(UNIX.length())) : null;
  }

  private static EngineType engine(String key, String suffix) {
    String name =
        key.substring(ENGINES.length(), Math.max(ENGINES.length(), key.length() - suffix.length()));
    EngineType type =
        EngineType.of(name)
            .orElseThrow(() -> BadSetting.of(key, "no such engine; known are " + names()));
    if (suffix.equals(SOCKETS) && !type.hasSockets()) {
      throw BadSetting.of(key, "nobody can be asked about containers of " + name);
    }
    return type;
  }

  private static String names() {
    return Arrays.stream(EngineType.values())
        .map(EngineType::key)
        .collect(Collectors.joining(", "));
  }

  private static List<Path> sockets(Map.Entry<String, String> setting) {
    List<Path> sockets =
        Arrays.stream(setting.getValue().strip().split("\\s*,\\s*")).map(Path::of).toList();
    if (!sockets.stream().allMatch(Path::isAbsolute)) {
      throw refusal(setting, "absolute paths, separated by commas");
    }
    return sockets;
  }

  private static int number(Map.Entry<String, String> setting) {
    try {
      return Integer.parseUnsignedInt(setting.getValue());
    } catch (NumberFormatException e) {
      throw refusal(setting, "a number");
    }
  }

  private static BadSetting refusal(Map.Entry<String, String> setting, String wanted) {
    return BadSetting.value(setting.getKey(), setting.getValue(), wanted);
  }
}

package dev.eyas.sensor.filter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports by the names of their services, from the node's services database. */
final class Services {
  private static final Map<String, Integer> PORTS = new HashMap<>();

  static {
    lines().forEach(Services::read);
  }

  private Services() {}

  /** The port of a service, or null if it has none. */
  static Integer port(String service) {
    return PORTS.get(service);
  }

  private static void read(String line) {
    String[] words = line.replaceFirst("#.*", "").trim().split("\\s+");
    if (words.length < 2 || !words[1].matches("[0-9]+/[a-z]+")) {
      return;
    }
    int port = Integer.parseInt(words[1].substring(0, words[1].indexOf('/')));
    PORTS.putIfAbsent(words[0], port);
    for (int i = 2; i < words.length; i++) {
      PORTS.putIfAbsent(words[i], port);
    }
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("/etc/services"), StandardCharsets.ISO_8859_1);
    } catch (IOException missing) {
      return List.of();
    }
  }
}

package dev.eyas.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The node's name in alerts: {@code FALCO_HOSTNAME} if set, else the kernel's. */
final class Hostname {
  private Hostname() {}

  static String get() {
    String given = System.getenv("FALCO_HOSTNAME");
    if (given != null && !given.isEmpty()) {
      return given;
    }
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).trim();
    } catch (IOException e) {
      return "";
    }
  }
}

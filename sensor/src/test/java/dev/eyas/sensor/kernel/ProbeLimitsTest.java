package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.LiveTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Paths, arguments and environments that are longer than an event holds: cut, and the rest is
 * right.
 */
@LiveTest
class ProbeLimitsTest {
  /** Bytes of a text in an event, its end included. */
  private static final int LONGEST = 4096;

  private static final String PROGRAM =
      """
      import errno, os, sys
      for path in ["/" + "p" * 6000, "/" + "q/" * 2047, "r" * 200]:
          try:
              os.open(path, os.O_RDONLY)
          except OSError:
              pass
      """;

  private static List<RecordedEvent> events;

  @BeforeAll
  static void run() throws Exception {
    ProcessBuilder program =
        new ProcessBuilder("python3", "-c", PROGRAM, "a".repeat(100_000), "b".repeat(100_000));
    program.environment().clear();
    program.environment().put("LONG", "e".repeat(100_000));
    program.environment().put("PATH", System.getenv("PATH"));
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT.withRingBytes(64 << 20))) {
      probe.interest(LiveEvents.syscalls("execve", "open", "openat", "clone", "clone3", "vfork"));
      events = LiveEvents.during(probe, () -> assertEquals(0, program.start().waitFor()));
      assertEquals(0, probe.stats().dropped());
    }
  }

  @Test
  void argumentsAndEnvironmentAreCut() {
    RecordedEvent exec =
        events.stream()
            .filter(event -> event.is("SYSCALL_EXECVE_19_X") && event.number("res") == 0)
            .filter(event -> new String(event.bytes("args")).startsWith("-c\0import errno"))
            .findFirst()
            .orElseThrow();
    String args = new String(exec.bytes("args"));
    assertTrue(args.endsWith("aaa\0"), args);
    assertTrue(args.length() <= LONGEST, "" + args.length());
    assertTrue(exec.bytes("env").length <= LONGEST);
    assertEquals(exec.tid(), exec.number("pid"));
    assertTrue(exec.string("trusted_exepath").contains("python3"), exec.string("trusted_exepath"));
  }

  @Test
  void pathsAreCut() {
    assertPath("/" + "p".repeat(LONGEST - 2), -36);
    assertPath("/" + "q/".repeat(2047), -2);
    assertPath("r".repeat(200), -2);
  }

  private static void assertPath(String path, long result) {
    List<RecordedEvent> opens =
        events.stream()
            .filter(event -> event.is("SYSCALL_OPENAT_2_X") && path.equals(event.string("name")))
            .toList();
    assertEquals(1, opens.size(), () -> "opens of " + path.length() + " bytes");
    assertEquals(result, opens.get(0).number("fd"));
  }
}

package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.LiveTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What events tell about processes whose namespaces differ from the sensor's. */
@LiveTest
class ProbeNamespacesTest {
  private static final int CHILD_IN_PIDNS = 0x20000000;
  private static final int UPPER_LAYER = 0x2;
  private static final int LOWER_LAYER = 0x8;
  private static final int LAYERS = UPPER_LAYER | LOWER_LAYER;

  private static List<RecordedEvent> run(String... command) throws Exception {
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT)) {
      probe.interest(LiveEvents.syscalls("clone", "clone3", "fork", "vfork", "execve"));
      return LiveEvents.during(
          probe, () -> assertEquals(0, new ProcessBuilder(command).start().waitFor()));
    }
  }

  private static RecordedEvent execOf(List<RecordedEvent> events, String exe) {
    return events.stream()
        .filter(e -> e.is("SYSCALL_EXECVE_19_X") && exe.equals(e.string("exe")))
        .filter(e -> e.number("res") == 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pidNamespace() throws Exception {
    List<RecordedEvent> events =
        run("unshare", "--pid", "--fork", "/bin/bash", "-c", "/bin/true; /bin/true first; :");
    RecordedEvent init = execOf(events, "/bin/bash");
    RecordedEvent child = execOf(events, "/bin/true");
    RecordedEvent born =
        events.stream()
            .filter(e -> e.tid() == child.tid() && e.is("SYSCALL_CLONE_20_X"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, born.number("vtid"));
    assertEquals(2, born.number("vpid"));
    assertEquals(child.tid(), born.number("tid"));
    assertEquals(init.tid(), born.number("ptid"));
    assertTrue((born.number("flags") & CHILD_IN_PIDNS) != 0);
    long sinceBoot = secondsSinceBoot() * 1_000_000_000L;
    assertTrue(born.number("pidns_init_start_ts") <= sinceBoot);
    assertTrue(born.number("pidns_init_start_ts") > sinceBoot - 60_000_000_000L);
  }

  /** Rounded up. */
  private static long secondsSinceBoot() throws IOException {
    String uptime = Files.readString(Path.of("/proc/uptime"));
    return (long) Math.ceil(Double.parseDouble(uptime.split(" ")[0]));
  }

  @Test
  void rootDirectory() throws Exception {
    Path usr = Path.of("/usr");
    List<RecordedEvent> events =
        run(
            "unshare",
            "--mount",
            "/bin/bash",
            "-c",
            "mount --bind / /mnt && cd /mnt/usr && /bin/true");
    RecordedEvent event = execOf(events, "/bin/true");
    assertEquals("/mnt" + usr, event.string("cwd"));
    assertEquals("/usr/bin/true", event.string("trusted_exepath"));
  }

  @Test
  void overlayLayers(@TempDir Path folder) throws Exception {
    String script =
        """
        cd "$0" && mkdir lower upper work merged && cp /bin/true lower/below
        mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=work merged
        cp /bin/true merged/above && merged/below && merged/above
        """;
    // the upper layer must not lie on an overlay itself, hence a tmpfs
    List<RecordedEvent> events =
        run(
            "unshare",
            "--mount",
            "/bin/bash",
            "-ec",
            "mount -t tmpfs tmpfs \"$0\"\n" + script,
            folder.toString());
    assertEquals(LOWER_LAYER, execOf(events, "merged/below").number("flags") & LAYERS);
    assertEquals(UPPER_LAYER, execOf(events, "merged/above").number("flags") & LAYERS);
    assertEquals(0, execOf(events, "/bin/bash").number("flags") & LAYERS);
  }

  @Test
  void orphansGoToTheNearestReaper() throws Exception {
    List<RecordedEvent> events =
        run(
            "unshare",
            "--pid",
            "--fork",
            "/bin/bash",
            "-c",
            "/bin/bash -c '/bin/sleep 0.2 & exit 3' parent; /bin/sleep 0.4");
    RecordedEvent init = execOf(events, "/bin/bash");
    RecordedEvent exit =
        events.stream()
            .filter(e -> e.is("PROCEXIT_1_E") && e.number("ret") == 3)
            .findFirst()
            .orElseThrow();
    assertEquals(init.tid(), exit.number("reaper_tid"));
  }
}

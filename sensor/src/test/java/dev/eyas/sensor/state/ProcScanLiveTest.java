package dev.eyas.sensor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.container.ContainerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads this machine's {@code /proc}. */
class ProcScanLiveTest {
  private final ThreadTable table = new ThreadTable(ProcScan.ofThisNode(), ContainerRegistry.NONE);

  @Test
  void thisProcess() {
    table.seed();

    ThreadInfo self = table.find(ProcessHandle.current().pid());
    assertNotNull(self);
    assertEquals("java", self.comm());
    assertTrue(self.exePath().endsWith("/java"), self.exePath());
    assertTrue(self.commandLine().startsWith("java "), self.commandLine());
    assertEquals(System.getProperty("user.dir") + "/", self.cwd());
    assertTrue(self.env().contains("PATH=" + System.getenv("PATH")));
    assertFalse(self.cgroups().isEmpty());
    assertTrue(self.liveThreads() > 5, self.liveThreads() + " threads");
    assertTrue(Math.abs(System.currentTimeMillis() - self.cloneTime() / 1_000_000) < 3_600_000);
    assertEquals(
        ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L), self.parentTid());
    assertNotNull(self.parent());
  }

  @Test
  void aSocketAndAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("held"), "x");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var held = Files.newInputStream(file)) {
      assertEquals('x', held.read());

      ThreadInfo self = table.findOrLoad(ProcessHandle.current().pid());

      List<String> names = new ArrayList<>();
      self.fds().forEach(fd -> names.add(fd.type().label() + " " + fd.name()));
      assertTrue(names.contains("file " + file), names::toString);
      assertTrue(
          names.stream().anyMatch(name -> name.endsWith(":" + server.getLocalPort())),
          names::toString);
    }
  }

  @Test
  void oneDescriptor(@TempDir Path folder) throws IOException {
    ThreadInfo self = table.findOrLoad(ProcessHandle.current().pid());
    Path file = Files.writeString(folder.resolve("later"), "x");
    try (var held = Files.newInputStream(file)) {
      assertEquals('x', held.read());
      long number = numberOf(file);

      table.loadDescriptor(self, number);

      assertEquals(file.toString(), self.fds().get(number).name());
      assertEquals(FdType.FILE, self.fds().get(number).type());
    }
    table.loadDescriptor(self, 1 << 30);
    assertNull(self.fds().get(1 << 30));
  }

  private static long numberOf(Path file) throws IOException {
    try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
      return links
          .filter(link -> file.equals(target(link)))
          .mapToLong(link -> Long.parseLong(link.getFileName().toString()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      // Closed since.
      return link;
    }
  }

  @Test
  void aThreadThatIsNotThereIsLookedUpOnce() {
    long nobody = 1L << 40;

    assertEquals("<NA>", table.findOrLoad(nobody).comm());
    table.findOrLoad(nobody);

    assertEquals(1, table.lookups());
  }
}

package dev.eyas.sensor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.eyas.sensor.container.ContainerRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users as the files of a node and of its containers tell them. */
class AccountsTest {
  private static final String CONTAINER = "0123456789ab";

  @TempDir Path folder;
  private Path host;
  private Path root;
  private Accounts accounts;

  /** A node whose process 7 sees other files than the others. */
  private final class Node implements ProcessSource {
    @Override
    public void load(ThreadTable table, ContainerRegistry containers, long tid) {}

    @Override
    public void loadAll(ThreadTable table, ContainerRegistry containers) {}

    @Override
    public void loadDescriptor(ThreadInfo process, long number) {}

    @Override
    public void rereadDescriptors(ThreadTable table) {}

    @Override
    public Path rootOf(long pid) {
      return pid == 7 ? root : null;
    }
  }

  @BeforeEach
  void write() throws IOException {
    host = Files.createDirectories(folder.resolve("etc"));
    Files.writeString(host.resolve("passwd"), "root:x:0:0:root:/root:/bin/bash\nbroken\n");
    Files.writeString(host.resolve("group"), "root:x:0:\n");
    root = folder.resolve("container");
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(etc.resolve("passwd"), "app:x:1000:50:App:/srv:/bin/ash\n");
    Files.writeString(etc.resolve("group"), "apps:x:50:app\n");
    accounts = Accounts.live(host, new Node());
  }

  private static ThreadInfo thread(long pid, String container) {
    ThreadInfo thread = new ThreadInfo(pid);
    thread.pid = pid;
    thread.containerId = container;
    return thread;
  }

  @Test
  void eachContainerHasItsOwn() {
    Accounts own = accounts.of(thread(7, CONTAINER));

    assertEquals(new Accounts.User(1000, 50, "app", "/srv", "/bin/ash"), own.user(1000));
    assertEquals("apps", own.group(50));
    assertNull(own.user(0));
    assertEquals("root", accounts.of(thread(8, "")).user(0).name());
    assertNull(accounts.user(1000));
    assertNull(accounts.of(thread(8, "ba9876543210")).user(1000), "a process that sees nothing");
  }

  @Test
  void theyOutliveTheProcessThatShowedThem() throws IOException {
    accounts.meet(thread(7, CONTAINER));
    Files.delete(root.resolve("etc/passwd"));

    assertEquals("app", accounts.of(thread(8, CONTAINER)).user(1000).name());
  }

  @Test
  void filesThatChangeAreReadAgain() throws Exception {
    Accounts own = accounts.of(thread(7, CONTAINER));
    assertNull(own.user(1001));
    assertEquals(1, own.generation());

    Path passwd = root.resolve("etc/passwd");
    Files.writeString(passwd, "more:x:1001:50::/:/bin/sh\n");
    Files.setLastModifiedTime(passwd, FileTime.fromMillis(5000));
    while (own.user(1001) == null) {
      Thread.sleep(50);
    }
    assertEquals(2, own.generation());
  }

  @Test
  void aContainerDoesNotLeadTheReaderElsewhere() throws IOException {
    Path passwd = root.resolve("etc/passwd");
    Files.delete(passwd);
    Files.createSymbolicLink(passwd, host.resolve("passwd"));
    assertNull(accounts.of(thread(7, CONTAINER)).user(0));

    root = folder.resolve("linked");
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("etc"), host);
    assertNull(accounts.of(thread(7, "ba9876543210")).user(0));
  }

  @Test
  void theHostMayLinkToItsFiles() throws IOException {
    Path linked = Files.createDirectories(folder.resolve("usr/etc"));
    Files.createSymbolicLink(linked.resolve("passwd"), host.resolve("passwd"));

    assertEquals("root", Accounts.live(linked, new Node()).user(0).name());
  }

  @Test
  void whatIsTooLargeHoldsNobody() throws IOException {
    Files.writeString(
        root.resolve("etc/passwd"), "app:x:1000:50:App:/srv:/bin/ash\n".repeat(1 << 16));

    assertNull(accounts.of(thread(7, CONTAINER)).user(1000));
  }
}

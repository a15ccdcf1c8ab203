package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code eyas record} of the assembled distribution, on this node's kernel. */
@Timeout(180)
class RecordLiveIT {
  private static final String READY = "Ctrl-C ends";

  @TempDir Path folder;

  @BeforeEach
  void assumeLive() {
    LiveRequirements.assume();
  }

  @Test
  void whatATreeOfProcessesDoesCanBeReplayed() throws Exception {
    Path capture = folder.resolve("tree.scap");
    Process tree =
        new ProcessBuilder("bash", "-c", "read x; cat /etc/shadow >/dev/null; true").start();
    try (Running eyas = record("-w", capture.toString(), "--tree", tree.pid() + "")) {
      eyas.awaitErr(READY);
      Finished.of(new ProcessBuilder("cat", "/etc/hostname", "of-another-tree"));
      tree.getOutputStream().close();
      tree.waitFor();
      assertEquals(0, eyas.terminate());
      assertTrue(String.join("\n", eyas.err()).contains("Events recorded: "), eyas.err() + "");
    } finally {
      tree.destroyForcibly();
    }

    Finished alerts = eyas("replay", capture.toString());
    assertTrue(alerts.out().contains("command=cat /etc/shadow user=root"), alerts.out());
    String whole = new String(Files.readAllBytes(capture), "ISO-8859-1");
    assertTrue(!whole.contains("of-another-tree"), "nothing of other processes");
  }

  /** A process in a container's cgroup and a mount namespace of its own, with users of its own. */
  @Test
  void usersAreThoseOfTheContainer() throws Exception {
    Path capture = folder.resolve("users.scap");
    Path passwd = folder.resolve("passwd");
    Files.writeString(passwd, "root:x:0:0::/:/bin/sh\ninsider:x:4711:4711::/srv:/bin/sh\n");
    String id = "fedcba9876543210".repeat(4);
    String inside =
        "mount --bind "
            + passwd
            + " /etc/passwd && sleep 1.1 && setpriv --reuid 4711 --clear-groups cat /etc/hostname >/dev/null";
    String script =
        "read x; for root in /sys/fs/cgroup/cpu /sys/fs/cgroup; do"
            + " mkdir -p $root/docker/$0 && break; done;"
            + " bash -c 'echo $BASHPID >$0/docker/$1/cgroup.procs; unshare -m bash -c \"$2\"; true'"
            + " $root $0 \"$1\"; sleep 0.1; rmdir $root/docker/$0";
    Process tree = new ProcessBuilder("bash", "-c", script, id, inside).start();
    try (Running eyas = record("-w", capture.toString(), "--tree", tree.pid() + "")) {
      eyas.awaitErr(READY);
      tree.getOutputStream().close();
      assertEquals(0, tree.waitFor());
      assertEquals(0, eyas.terminate());
    } finally {
      tree.destroyForcibly();
    }

    String filter = "evt.type = openat and proc.name = cat and fd.name = /etc/hostname";
    Finished shown =
        eyas(
            "replay",
            capture.toString(),
            "--filter",
            filter,
            "--print",
            "%container.id %user.uid %user.name %user.homedir");
    assertEquals(id.substring(0, 12) + " 4711 insider /srv\n", shown.out(), shown::err);
  }

  @Test
  void aFullDiskLeavesAWholeCapture() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path capture = disk.resolve("full.scap");
    List<String> mount = List.of("mount", "-t", "tmpfs", "-o", "size=4m", "eyas", disk.toString());
    assertEquals(0, Finished.of(new ProcessBuilder(mount)).code());
    try {
      fill(capture);
    } finally {
      Finished.of(new ProcessBuilder("umount", "-l", disk.toString()));
    }
  }

  private static void fill(Path capture) throws Exception {
    Process busy =
        new ProcessBuilder("bash", "-c", "while cat /etc/hostname; do :; done")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Finished eyas;
    try {
      eyas = eyas("record", "-w", capture.toString(), "--duration", "60");
    } finally {
      busy.destroyForcibly();
    }

    assertEquals(1, eyas.code(), eyas::err);
    String reason = capture + ": cannot be written: No space left on device";
    assertTrue(eyas.err().contains(reason), eyas.err());
    Finished replay = eyas("replay", "--filter", "evt.type = execve", capture.toString());
    assertEquals(0, replay.code(), replay::err);
    assertTrue(replay.out().contains("/etc/hostname"), replay.out());
  }

  @Test
  void whatAKilledRecorderHasWrittenCanBeReplayed() throws Exception {
    Path capture = folder.resolve("killed.scap");
    Process busy =
        new ProcessBuilder("bash", "-c", "while cat /etc/hostname; do :; done")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (Running eyas = record("-w", capture.toString())) {
      eyas.awaitErr(READY);
      long began = Files.size(capture);
      for (int i = 0; i < 600 && Files.size(capture) < began + (4 << 20); i++) {
        Thread.sleep(100);
      }
      assertTrue(Files.size(capture) > began, "nothing recorded in a minute");
      eyas.kill();
    } finally {
      busy.destroyForcibly();
    }

    Finished replay = eyas("replay", "--filter", "evt.type = execve", capture.toString());
    assertTrue(replay.out().contains("/etc/hostname"), replay.err());
  }

  @Test
  void eachFileOfARotationStandsByItself() throws Exception {
    Path capture = folder.resolve("rotated.scap");
    Process busy =
        new ProcessBuilder("bash", "-c", "while cat /etc/hostname; do :; done")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Path> files;
    try (Running eyas = record("-w", capture.toString(), "--rotate", "1M:2")) {
      eyas.awaitErr(READY);
      Path third = folder.resolve("rotated-00003.scap");
      for (int i = 0; i < 600 && !Files.exists(third); i++) {
        Thread.sleep(100);
      }
      assertTrue(Files.exists(third), "no third file in a minute");
      assertEquals(0, eyas.terminate());
    } finally {
      busy.destroyForcibly();
    }

    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    assertEquals(2, files.size(), files::toString);
    Finished replay =
        eyas(
            "replay",
            "--filter",
            "evt.type = execve and proc.pname = bash and proc.name = cat",
            files.get(0).toString());
    assertEquals(0, replay.code(), replay::err);
    assertTrue(replay.out().contains("/etc/hostname"), replay.out());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws Exception {
    Path file = folder.resolve("none/x.scap");

    Finished eyas = eyas("record", "-w", file.toString());

    assertEquals(1, eyas.code());
    assertEquals("eyas: " + file + ": cannot be written: no such directory\n", eyas.err());
  }

  private static Running record(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Dist.LAUNCHER.toString(), "record"));
    command.addAll(List.of(arguments));
    return Running.start(command);
  }

  private static Finished eyas(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Dist.LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    return Finished.of(Dist.process(command, Map.of()));
  }
}

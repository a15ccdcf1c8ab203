package dev.eyas.bench;

import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Events such as a busy node makes, the same ones each time: 64 long-lived processes that open,
 * read, write, close, stat and connect, and short-lived children of theirs.
 *
 * <p>Of 1,000 events about 300 are reads, 200 writes, 110 openat and as many close, 60 stat, 50
 * futex, 50 epoll_wait, 40 recvfrom, 40 sendto, 20 connect (with socket and close), and 8 are the
 * clone, execve, exit of children. The events can be played in a circle: descriptors are closed and
 * children gone at the end. An event is valid until the next one.
 */
public final class EventMix {
  private static final int PROCESSES = 64;
  private static final long FIRST_TID = 1000;
  private static final String[] NAMES = {
    "nginx", "postgres", "java", "node", "sshd", "systemd-journal", "dockerd", "python3"
  };
  private static final String[] PATHS = {
    "/var/log/app.log",
    "/usr/lib/x86_64-linux-gnu/libc.so.6",
    "/etc/ld.so.cache",
    "/proc/self/status",
    "/var/lib/postgresql/15/main/base/16384/2619",
    "/srv/www/index.html",
    "/tmp/session",
    "/usr/share/zoneinfo/UTC"
  };

  private final Random random = new Random(42);
  private final Consumer<Event> sink;
  private long time = 1_700_000_000_000_000_000L;
  private long nextChild = 5000;
  private int count;

  private EventMix(Consumer<Event> sink) {
    this.sink = sink;
  }

  /** What makes the processes known; to be played once, first. */
  public static void start(Consumer<Event> sink) {
    EventMix mix = new EventMix(sink);
    for (int i = 0; i < PROCESSES; i++) {
      long tid = FIRST_TID + i;
      mix.execve(tid, 1, NAMES[i % NAMES.length], "/usr/sbin/" + NAMES[i % NAMES.length]);
    }
  }

  /**
   * @param count how many events at least; up to the end of a session
   */
  public static void cycle(int count, Consumer<Event> sink) {
    EventMix mix = new EventMix(sink);
    while (mix.count < count) {
      mix.session(FIRST_TID + mix.random.nextInt(PROCESSES));
    }
  }

  /** What one process does in one go. */
  private void session(long tid) {
    int kind = random.nextInt(100);
    if (kind < 60) {
      file(tid);
    } else if (kind < 70) {
      connection(tid);
    } else if (kind < 98) {
      add(tid, new EventBuilder("SYSCALL_STAT_X").with("res", 0).with("path", path()));
      add(tid, new EventBuilder("SYSCALL_FUTEX_X").with("res", 0).with("addr", 0).with("op", 1));
      add(tid, new EventBuilder("SYSCALL_EPOLLWAIT_X").with("res", 1).with("maxevents", 512));
    } else {
      child(tid);
    }
  }

  private void file(long tid) {
    long fd = 10 + random.nextInt(20);
    add(
        tid,
        new EventBuilder("SYSCALL_OPENAT_2_X")
            .with("fd", fd)
            .with("dirfd", -100)
            .with("name", path())
            .with("flags", random.nextInt(4) == 0 ? 2 : 1)
            .with("mode", 0)
            .with("dev", 5)
            .with("ino", 1000 + fd));
    int calls = 2 + random.nextInt(6);
    for (int i = 0; i < calls; i++) {
      transfer(tid, fd, random.nextInt(5) < 3 ? "SYSCALL_READ_X" : "SYSCALL_WRITE_X");
    }
    close(tid, fd);
  }

  private void connection(long tid) {
    long fd = 30 + random.nextInt(20);
    int port = 40000 + random.nextInt(1000);
    add(
        tid,
        new EventBuilder("SOCKET_SOCKET_X")
            .with("fd", fd)
            .with("domain", 2)
            .with("type", 1)
            .with("proto", 0));
    add(
        tid,
        new EventBuilder("SOCKET_CONNECT_X")
            .with("res", 0)
            .with("tuple", EventBuilder.tuple("10.0.0.7", port, "10.0.3." + (port % 200), 5432))
            .with("fd", fd));
    for (int i = 0; i < 2; i++) {
      transfer(tid, fd, "SOCKET_SENDTO_X");
      transfer(tid, fd, "SOCKET_RECVFROM_X");
    }
    close(tid, fd);
  }

  private void child(long parent) {
    long tid = nextChild++;
    add(
        tid,
        new EventBuilder("SYSCALL_CLONE_20_X")
            .with("res", 0)
            .with("exe", "/bin/sh")
            .with("tid", tid)
            .with("pid", tid)
            .with("ptid", parent)
            .with("comm", "sh")
            .with("cgroups", List.of("memory=/system.slice"))
            .with("flags", 0)
            .with("uid", 0)
            .with("gid", 0)
            .with("vtid", tid)
            .with("vpid", tid));
    execve(tid, parent, "date", "/usr/bin/date");
    file(tid);
    add(tid, new EventBuilder("PROCEXIT_1_E").with("status", 0).with("reaper_tid", 1));
  }

  private void execve(long tid, long parent, String comm, String path) {
    add(
        tid,
        new EventBuilder("SYSCALL_EXECVE_19_X")
            .with("res", 0)
            .with("exe", path)
            .with("args", List.of("-c", "/etc/" + comm + ".conf"))
            .with("tid", tid)
            .with("pid", tid)
            .with("ptid", parent)
            .with("cwd", "/srv")
            .with("comm", comm)
            .with("env", List.of("PATH=/usr/bin:/bin", "HOME=/root"))
            .with("tty", 0)
            .with("uid", 0)
            .with("gid", 0)
            .with("trusted_exepath", path));
  }

  private void transfer(long tid, long fd, String code) {
    int size = 16 + random.nextInt(48);
    add(
        tid,
        new EventBuilder(code)
            .with("res", size)
            .with("data", new byte[size])
            .with("fd", fd)
            .with("size", 4096));
  }

  private void close(long tid, long fd) {
    add(tid, new EventBuilder("SYSCALL_CLOSE_X").with("res", 0).with("fd", fd));
  }

  private String path() {
    return PATHS[random.nextInt(PATHS.length)];
  }

  private void add(long tid, EventBuilder event) {
    time += 1000;
    count++;
    sink.accept(event.tid(tid).time(time).build());
  }
}

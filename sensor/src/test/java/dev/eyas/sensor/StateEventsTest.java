package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.sensor.container.ContainerInfo;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the state makes of calls, told by fields on the last of some events. */
class StateEventsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_700_000_000L * SECOND;
  private static final String CONTAINER = "0123456789ab";
  private static final long AT_FDCWD = -100;
  private static final long CLONE_FILES = 1;
  private static final long CLONE_THREAD = 1 << 13;
  private static final long CLONE_VFORK = 1 << 27;
  private static final long CLONE_CHILD_IN_PIDNS = 1 << 29;

  private final RecordingSink sink = new RecordingSink();
  private final Engine engine = new Engine(EngineOptions.captured(), new Containers(), sink);
  private long time = START;

  private static final class Containers implements ContainerRegistry {
    @Override
    public String idOf(List<String> cgroups) {
      return cgroups.contains("memory=/docker/web") ? CONTAINER : "";
    }

    @Override
    public ContainerInfo find(String id) {
      return null;
    }
  }

  /** What an output says of the last event. */
  private String shown(String output, EventBuilder... events) {
    engine.load(TestRules.load(TestRules.rule("all", "evt.num exists", output)));
    for (EventBuilder event : events) {
      sink.alerts.clear();
      feed(event);
    }
    return sink.messages().get(0);
  }

  private void feed(EventBuilder event) {
    time += 1000;
    Event built = event.time(time).build();
    engine.onEvent(built, 0);
  }

  private static EventBuilder call(String code, long tid) {
    return new EventBuilder(code).tid(tid);
  }

  /** A new thread or process, told by itself. */
  private static EventBuilder born(long tid, long pid, long parent, long flags) {
    return forked(tid, parent, flags, 0, tid).with("pid", pid);
  }

  private static EventBuilder forked(long tid, long parent, long flags, long result, long vtid) {
    return call("SYSCALL_CLONE_20_X", tid)
        .with("res", result)
        .with("exe", "/bin/" + tid)
        .with("tid", tid)
        .with("pid", tid)
        .with("ptid", parent)
        .with("cwd", "/srv")
        .with("comm", "p" + tid)
        .with("flags", flags)
        .with("uid", 1000)
        .with("gid", 1000)
        .with("vtid", vtid)
        .with("vpid", vtid);
  }

  private static EventBuilder exec(long tid, String path) {
    return call("SYSCALL_EXECVE_19_X", tid)
        .with("res", 0)
        .with("exe", path)
        .with("tid", tid)
        .with("pid", tid)
        .with("ptid", 1)
        .with("comm", path.substring(path.lastIndexOf('/') + 1))
        .with("trusted_exepath", path);
  }

  private static EventBuilder open(long tid, long fd, String path) {
    return call("SYSCALL_OPEN_X", tid).with("fd", fd).with("name", path).with("flags", 1);
  }

  private static EventBuilder read(long tid, long fd) {
    return call("SYSCALL_READ_X", tid).with("res", 0).with("fd", fd).with("size", 1);
  }

  private static EventBuilder exit(long tid) {
    return call("PROCEXIT_1_E", tid).with("status", 0);
  }

  private static EventBuilder exit(long tid, long reaper) {
    return exit(tid).with("reaper_tid", reaper);
  }

  @Test
  void thePathWhenTheCallBeganCounts() {
    EventBuilder enter =
        call("SYSCALL_OPENAT2_E", 60).with("dirfd", AT_FDCWD).with("name", "secret");
    EventBuilder exit =
        call("SYSCALL_OPENAT2_X", 60)
            .with("fd", 3)
            .with("dirfd", AT_FDCWD)
            .with("name", "/tmp/harmless")
            .with("flags", 1);

    assertEquals(
        "/srv/secret secret", shown("%fd.name %fd.nameraw", born(60, 60, 1, 0), enter, exit));
    assertEquals("/tmp/harmless", shown("%fd.name", exit));
    enter.with("name", "<NA>");
    assertEquals("/tmp/harmless", shown("%fd.name", enter, exit));
  }

  @Test
  void howAndWhereFromToOpenWhenTheCallBeganCounts() {
    long upperLayer = 1 << 15;
    EventBuilder directory =
        call("SYSCALL_OPENAT2_X", 60)
            .with("fd", 4)
            .with("dirfd", AT_FDCWD)
            .with("name", "/opt/d")
            .with("flags", 1 | 1 << 10);
    EventBuilder enter =
        call("SYSCALL_OPENAT2_E", 60)
            .with("dirfd", 4)
            .with("name", "inner")
            .with("flags", 1 | 1 << 10);
    EventBuilder exit =
        call("SYSCALL_OPENAT2_X", 60)
            .with("fd", 5)
            .with("dirfd", AT_FDCWD)
            .with("name", "other")
            .with("flags", 1 | upperLayer);

    assertEquals(
        "directory /opt/d/inner true",
        shown("%fd.type %fd.name %fd.is_upper_layer", born(60, 60, 1, 0), directory, enter, exit));
    assertEquals("file /srv/other", shown("%fd.type %fd.name", exit));
  }

  @Test
  void aConnectionThatIsMadeWithTheFirstDataLeadsWhereTheCallBegan() {
    EventBuilder socket =
        call("SOCKET_SOCKET_X", 60).with("fd", 5).with("domain", 2).with("type", 1);
    EventBuilder enter =
        call("SOCKET_CONNECT_E", 60).with("fd", 5).with("addr", new byte[] {2, 10, 0, 0, 1, 80, 0});
    EventBuilder exit = call("SOCKET_CONNECT_X", 60).with("res", 0).with("fd", 5);

    assertEquals(
        "ipv4 10.0.0.1 80 true",
        shown("%fd.type %fd.sip %fd.sport %fd.connected", born(60, 60, 1, 0), socket, enter, exit));
  }

  @Test
  void datagramsOfUnixSocketsAreNamedAsTheyCome() {
    byte[] ends = new byte[17 + 5];
    ends[0] = 1;
    ends[1] = 0x1a;
    ends[9] = 0x2b;
    System.arraycopy("/log\0".getBytes(), 0, ends, 17, 5);
    EventBuilder socket =
        call("SOCKET_SOCKET_X", 60).with("fd", 5).with("domain", 1).with("type", 2);
    EventBuilder received =
        call("SOCKET_RECVMSG_X", 60).with("res", 4).with("fd", 5).with("tuple", ends);
    EventBuilder sent =
        call("SOCKET_SENDMSG_X", 60).with("res", 4).with("fd", 5).with("tuple", ends);

    assertEquals(
        "1a->2b /log false", shown("%fd.name %fd.is_server", born(60, 60, 1, 0), socket, received));
    assertEquals("1a->2b /log", shown("%fd.name", sent));
  }

  @Test
  void aSocketWithoutProtocolThatNamesItsEndsIsOneOfDatagrams() {
    EventBuilder socket =
        call("SOCKET_SOCKET_X", 60).with("fd", 5).with("domain", 2).with("type", 5);
    EventBuilder sent =
        call("SOCKET_SENDTO_X", 60)
            .with("res", 4)
            .with("fd", 5)
            .with("tuple", EventBuilder.tuple("10.0.0.9", 4000, "10.0.0.1", 53));

    assertEquals("udp", shown("%fd.l4proto", born(60, 60, 1, 0), socket, sent));
  }

  @Test
  void aDescriptorForAProcessIsNamedByIt() {
    assertEquals(
        "pidfd /proc/61 ",
        shown(
            "%fd.type %fd.name %fd.nameraw",
            born(60, 60, 1, 0), call("SYSCALL_PIDFD_OPEN_X", 60).with("fd", 7).with("pid", 61)));
  }

  @Test
  void whatFalcoDoesNotFollowIsNotFollowed() {
    feed(born(60, 60, 1, 0));
    feed(exec(60, "/bin/sh").with("pgid", 60).with("vpgid", 60));

    assertEquals(
        "sh",
        shown(
            "%proc.name",
            call("SYSCALL_PRCTL_X", 60).with("res", 0).with("option", 15).with("arg2_str", "new")));
    assertEquals(
        "60 60",
        shown(
            "%proc.pgid %proc.vpgid",
            call("SYSCALL_SETPGID_X", 60).with("res", 0).with("pid", 0).with("pgid", 5)));
    assertEquals(
        "4294967295",
        shown(
            "%user.uid",
            call("SYSCALL_SETRESUID_X", 60)
                .with("res", 0)
                .with("ruid", 0)
                .with("euid", 0xffff_ffffL)
                .with("suid", 0)));
    assertEquals("-1", shown("%proc.pgid", exec(60, "/bin/sh")));
  }

  @Test
  void aProcessOfWhichNothingWasKnownIsToldOfByItsFork() {
    feed(forked(60, 1, 0, 61, 60));

    assertEquals("60 p60 1", shown("%proc.pid %proc.name %proc.ppid", read(60, 3)));
    assertEquals("p60", shown("%proc.pname", read(61, 3)));
    feed(born(72, 70, 1, CLONE_THREAD));
    assertEquals("70 p72 2", shown("%proc.pid %proc.name %proc.nthreads", read(70, 3)));
  }

  @Test
  void anExecEndsTheOtherThreads() {
    feed(born(60, 60, 1, 0));
    feed(born(62, 60, 1, CLONE_THREAD));
    feed(born(63, 60, 1, CLONE_THREAD));

    assertEquals("3", shown("%proc.nthreads", read(60, 3)));
    assertEquals("1", shown("%proc.nthreads", exec(60, "/bin/true")));
    assertEquals("<NA>", shown("%proc.name", read(62, 3)));
  }

  /** The kernel ends the main thread first, and gives the other one its id. */
  @Test
  void anExecByAnotherThreadGoesOnUnderTheMainThreadsId() {
    feed(born(60, 60, 1, 0));
    feed(born(62, 60, 1, CLONE_THREAD));
    feed(born(63, 60, 1, CLONE_THREAD));
    feed(open(60, 3, "/srv/held"));
    feed(call("SYSCALL_CHDIR_X", 62).with("res", 0).with("path", "/var/log"));

    feed(exit(63));
    assertEquals("1", shown("%proc.nthreads", exit(60)));
    assertEquals("2", shown("%proc.nthreads", born(64, 60, 1, CLONE_THREAD)));
    assertEquals(
        "true 60 /var/log/ 1",
        shown("%proc.name %proc.pid %proc.cwd %proc.nthreads", exec(60, "/bin/true")));
    assertEquals("/srv/held /bin/true", shown("%fd.name %proc.exepath", read(60, 3)));
    feed(exit(60));
    assertEquals("<NA>", shown("%proc.name", read(60, 3)));
  }

  @Test
  void aProcessIsNotLookedForWhenItEnds() {
    int before = engine.state().threads().size();

    assertEquals("<NA> 99", shown("%proc.name %thread.tid", exit(99)));
    assertEquals(before, engine.state().threads().size());
  }

  @Test
  void whatAnOldExecDoesNotTellStaysAsItWas() {
    feed(born(60, 60, 1, 0));
    feed(exec(60, "/bin/x").with("flags", 1).with("exe_ino", 7).with("exe_ino_mtime", 1));
    EventBuilder old =
        call("SYSCALL_EXECVE_19_X", 60).with("res", 0).with("exe", "y").with("pid", 60);

    assertEquals(
        "y /bin/x true 7",
        shown("%proc.name %proc.exepath %proc.is_exe_writable %proc.exe_ino", old));
  }

  @Test
  void theAddressWhenTheCallBeganCountsUnlessTheKernelSaysOtherwise() {
    byte[] asked = {2, 10, 0, 0, 1, 80, 0};
    byte[] forged = {2, 8, 8, 8, 8, 53, 0};
    EventBuilder socket =
        call("SOCKET_SOCKET_X", 60).with("fd", 5).with("domain", 2).with("type", 1);
    EventBuilder enter = call("SOCKET_CONNECT_E", 60).with("fd", 5).with("addr", asked);
    EventBuilder exit =
        call("SOCKET_CONNECT_X", 60)
            .with("res", 0)
            .with("tuple", EventBuilder.tuple("10.0.0.9", 4000, "8.8.8.8", 53))
            .with("fd", 5)
            .with("addr", forged);

    assertEquals(
        "10.0.0.9:4000->10.0.0.1:80", shown("%fd.name", born(60, 60, 1, 0), socket, enter, exit));
    // An address such as 0.0.0.0, of which the kernel made another.
    exit.with("tuple", EventBuilder.tuple("10.0.0.9", 4000, "127.0.0.1", 80)).with("addr", asked);
    assertEquals("10.0.0.9:4000->127.0.0.1:80", shown("%fd.name", socket, enter, exit));
  }

  @Test
  void copiesOfDescriptorsKeepTheName() {
    feed(born(60, 60, 1, 0));
    feed(open(60, 3, "/a"));
    feed(open(60, 4, "/b"));

    assertEquals(
        "9 /a",
        shown("%fd.num %fd.name", call("SYSCALL_DUP_1_X", 60).with("res", 9).with("oldfd", 3)));
    assertEquals(
        "9 /b",
        shown(
            "%fd.num %fd.name",
            call("SYSCALL_DUP3_X", 60).with("res", 9).with("oldfd", 4).with("newfd", 9)));
    assertEquals("9 /b", shown("%fd.num %fd.name", read(60, 9)));
    assertEquals(
        "10 /a",
        shown(
            "%fd.num %fd.name",
            call("SYSCALL_FCNTL_X", 60).with("res", 10).with("fd", 3).with("cmd", 26)));
    assertEquals("/a", shown("%fd.name", call("SYSCALL_FCNTL_X", 60).with("res", 4).with("fd", 3)));
    assertEquals("/b", shown("%fd.name", read(60, 4)));
  }

  @Test
  void directories() {
    feed(born(60, 60, 1, 0));
    EventBuilder chdir = call("SYSCALL_CHDIR_X", 60).with("res", 0).with("path", "../var/./log");

    assertEquals("/var/log/", shown("%proc.cwd", chdir));
    assertEquals("/var/log/x", shown("%fd.name", open(60, 3, "x")));
    assertEquals(
        "/var/log/",
        shown("%proc.cwd", call("SYSCALL_CHDIR_X", 60).with("res", -2).with("path", "/")));
    EventBuilder directory =
        call("SYSCALL_OPENAT_2_X", 60)
            .with("fd", 4)
            .with("dirfd", AT_FDCWD)
            .with("name", "/opt/d")
            .with("flags", 1 | 1 << 10 | 1 << 13);
    // Falco's drivers set O_TMPFILE with O_DIRECTORY, whose bit it includes.
    assertEquals("directory /opt/d", shown("%fd.type %fd.name", directory));
    assertEquals(
        "/opt/d/", shown("%proc.cwd", call("SYSCALL_FCHDIR_X", 60).with("res", 0).with("fd", 4)));
    assertEquals(
        "/mnt/",
        shown("%proc.cwd", call("SYSCALL_GETCWD_X", 60).with("res", 5).with("path", "/mnt")));
    EventBuilder relative =
        call("SYSCALL_OPENAT_2_X", 60)
            .with("fd", 5)
            .with("dirfd", 4)
            .with("name", "f")
            .with("flags", 1);
    assertEquals("/opt/d/f", shown("%fd.name", relative));
    assertEquals("<UNKNOWN>/f", shown("%fd.name", relative.with("dirfd", 77)));
  }

  @Test
  void whoSharesDescriptors() {
    feed(born(60, 60, 1, 0));
    feed(born(61, 61, 60, CLONE_FILES));
    feed(born(62, 60, 1, CLONE_FILES | CLONE_THREAD));
    feed(born(63, 63, 60, 0));

    feed(open(60, 3, "/shared"));
    assertEquals("/shared", shown("%fd.name", read(61, 3)));
    assertEquals("/shared", shown("%fd.name", read(62, 3)));
    assertEquals("", shown("%fd.name", read(63, 3)));

    feed(exec(61, "/bin/true"));
    assertEquals("/shared", shown("%fd.name", read(61, 3)));
    feed(open(61, 4, "/own"));
    assertEquals("", shown("%fd.name", read(60, 4)));
    feed(call("SYSCALL_CLOSE_X", 61).with("res", 0).with("fd", 3));
    assertEquals("/shared", shown("%fd.name", read(60, 3)));
  }

  @Test
  void aRangeOfDescriptorsIsClosedHoweverLong() {
    feed(born(60, 60, 1, 0));
    for (int fd = 0; fd < 20; fd++) {
      feed(open(60, fd, "/file" + fd));
    }
    EventBuilder close =
        call("SYSCALL_CLOSE_RANGE_X", 60)
            .with("res", 0)
            .with("first", 3)
            .with("last", 0xffff_ffffL)
            .with("flags", 4);

    assertEquals("20", shown("%proc.fdopencount", close));
    feed(close.with("flags", 0));
    assertEquals("3", shown("%proc.fdopencount", read(60, 2)));
    assertEquals("/file2", shown("%fd.name", read(60, 2)));
  }

  @Test
  void descriptorsWithoutRoomAreCounted() {
    feed(born(60, 60, 1, 0));
    int room = 1 << 16;
    for (int fd = 0; fd < room + 3; fd++) {
      feed(open(60, fd, "/file"));
    }

    assertEquals(3, engine.state().threads().rejected());
    assertEquals("", shown("%fd.name", read(60, room)));
  }

  @Test
  void aNumberThatIsUsedAgainIsAnotherProcess() {
    feed(born(60, 60, 1, 0));
    feed(born(70, 70, 60, 0));
    feed(exec(70, "/bin/old"));
    EventBuilder caller = forked(60, 1, 0, 70, 60);

    assertEquals("old", shown("%proc.name", caller, read(70, 3)));
    time += 10 * SECOND;
    assertEquals("p60", shown("%proc.name", caller, read(70, 3)));
    feed(exec(70, "/bin/older"));
    time += 10 * SECOND;
    assertEquals("p70 60", shown("%proc.name %proc.ppid", born(70, 70, 60, 0)));
  }

  @Test
  void theChildOfAVforkSpeaksForItself() {
    feed(born(60, 60, 1, 0));
    feed(born(70, 70, 60, CLONE_VFORK));
    feed(exit(70));
    int before = engine.state().threads().size();

    feed(forked(60, 1, CLONE_VFORK, 70, 60));

    assertEquals(before, engine.state().threads().size());
  }

  @Test
  void childrenStayWhileAThreadOfTheirParentLives() {
    feed(born(1, 1, 0, 0));
    feed(born(50, 50, 1, 0));
    feed(born(60, 60, 50, 0));
    feed(born(62, 60, 50, CLONE_THREAD));
    feed(born(70, 70, 60, 0));

    feed(exit(60, 62));
    assertEquals("p60", shown("%proc.pname", read(70, 3)));
    feed(exit(62, 1));
    assertEquals("p1 1", shown("%proc.pname %proc.ppid", read(70, 3)));
  }

  @Test
  void withoutAReaperTheClosestOneThatIsMadeForItAdopts() {
    feed(born(1, 1, 0, 0));
    feed(born(50, 50, 1, 0));
    feed(born(60, 60, 50, 0));
    feed(born(70, 70, 60, 0));
    feed(born(80, 80, 70, 0));
    EventBuilder subreaper =
        call("SYSCALL_PRCTL_X", 50).with("res", 0).with("option", 36).with("arg2_int", 1);

    feed(exit(70));
    assertEquals("p1", shown("%proc.pname", read(80, 3)));
    feed(born(90, 90, 60, 0));
    feed(subreaper);
    feed(exit(60));
    assertEquals("p50", shown("%proc.pname", read(90, 3)));
  }

  @Test
  void sessionsAndTerminals() {
    feed(born(60, 60, 1, 0));

    assertEquals(
        "60 p60 true",
        shown(
            "%proc.sid %proc.sname %proc.is_sid_leader",
            call("SYSCALL_SETSID_X", 60).with("res", 60)));
    assertEquals("34816", shown("%proc.tty", exec(60, "/bin/sh").with("tty", 34816)));
    assertEquals("34816 60", shown("%proc.tty %proc.sid", born(61, 61, 60, 0)));
  }

  @Test
  void anExecByDescriptor() {
    EventBuilder exec =
        call("SYSCALL_EXECVEAT_X", 60)
            .with("res", 0)
            .with("exe", "tool")
            .with("tid", 60)
            .with("pid", 60)
            .with("ptid", 1)
            .with("comm", "tool")
            .with("flags", 4)
            .with("trusted_exepath", "/memfd:tool (deleted)");

    assertEquals(
        "tool /memfd:tool true false",
        shown(
            "%proc.name %proc.exepath %proc.is_exe_from_memfd %proc.is_exe_writable",
            born(60, 60, 1, 0), exec));
    assertEquals("tool", shown("%proc.name", exec.with("res", -2).with("comm", "other")));
  }

  @Test
  void theExecutablesInodeAndTheStarts() {
    long boot = START - 100 * SECOND;
    engine.state().threads().bootTime(boot);
    EventBuilder inNamespace =
        born(60, 60, 1, CLONE_CHILD_IN_PIDNS)
            .with("vtid", 1)
            .with("pidns_init_start_ts", 40 * SECOND);
    EventBuilder exec =
        exec(60, "/bin/x")
            .with("exe_ino", 7)
            .with("exe_ino_ctime", boot + 45 * SECOND)
            .with("exe_ino_mtime", boot);

    assertEquals(
        boot + 40 * SECOND + " " + 5 * SECOND,
        shown(
            "%proc.pidns_init_start_ts %proc.exe_ino.ctime_duration_pidns_start",
            inNamespace, exec));
    assertEquals(
        String.valueOf(START + 1000 - boot - 45 * SECOND),
        shown("%proc.exe_ino.ctime_duration_proc_start", born(61, 61, 60, 0)));
    assertEquals(
        boot + " <NA>",
        shown(
            "%proc.pidns_init_start_ts %proc.exe_ino.ctime_duration_pidns_start",
            born(62, 62, 1, 0)));
  }

  @Test
  void limitsAndCapabilities() {
    feed(born(60, 60, 1, 0));
    EventBuilder set =
        call("SYSCALL_SETRLIMIT_X", 60)
            .with("res", 0)
            .with("cur", 64)
            .with("max", 64)
            .with("resource", 7);

    assertEquals("64", shown("%proc.fdlimit", set));
    assertEquals("64", shown("%proc.fdlimit", set.with("cur", 1).with("resource", 3)));
    EventBuilder setOther =
        call("SYSCALL_PRLIMIT_X", 61)
            .with("res", 0)
            .with("newcur", 99)
            .with("pid", 60)
            .with("resource", 7);
    assertEquals("99", shown("%proc.fdlimit", born(61, 61, 60, 0), setOther, read(60, 3)));

    String admin = "thread.cap_effective contains CAP_SYS_ADMIN";
    assertEquals(0, matches(admin, call("SYSCALL_UNSHARE_X", 60).with("res", 0).with("flags", 32)));
    assertEquals(
        1, matches(admin, call("SYSCALL_UNSHARE_X", 60).with("res", 0).with("flags", 1 << 20)));
    assertEquals(
        1, matches(admin, call("SYSCALL_SETNS_X", 61).with("res", 0).with("nstype", 1 << 20)));
  }

  private int matches(String condition, EventBuilder event) {
    engine.load(TestRules.load(TestRules.rule("one", condition, "x")));
    sink.alerts.clear();
    feed(event);
    return sink.alerts.size();
  }

  @Test
  void usersAreTheContainers() {
    EventBuilder added =
        call("USER_ADDED_E", -1)
            .with("uid", 1000)
            .with("gid", 1000)
            .with("name", "app")
            .with("home", "/app")
            .with("shell", "/bin/ash")
            .with("container_id", CONTAINER);
    EventBuilder group =
        call("GROUP_ADDED_E", -1)
            .with("gid", 1000)
            .with("name", "apps")
            .with("container_id", CONTAINER);
    EventBuilder inside = born(60, 60, 1, 0).with("cgroups", List.of("memory=/docker/web"));
    String output = "%user.name %user.homedir %user.shell %group.name";

    assertEquals("<NA> <NA> <NA> <NA>", shown(output, inside));
    assertEquals("app /app /bin/ash apps", shown(output, added, group, read(60, 3)));
    assertEquals("<NA> <NA> <NA> <NA>", shown(output, born(61, 61, 1, 0)));
    EventBuilder deleted =
        call("USER_DELETED_E", -1).with("uid", 1000).with("container_id", CONTAINER);
    assertEquals("<NA> <NA> <NA> apps", shown(output, deleted, read(60, 3)));
  }

  @Test
  void socketsThatWereMadeUnseenAreTakenForDatagramSockets() {
    feed(born(60, 60, 1, 0));
    EventBuilder send =
        call("SOCKET_SENDTO_X", 60)
            .with("res", 4)
            .with("fd", 8)
            .with("size", 4)
            .with("tuple", EventBuilder.tuple("10.0.0.9", 4000, "10.0.0.1", 53));

    assertEquals(
        "ipv4 udp 10.0.0.9:4000->10.0.0.1:53 true false",
        shown("%fd.type %fd.l4proto %fd.name %fd.connected %fd.is_server", send));
    assertEquals("", shown("%fd.name", send.with("fd", 9).with("res", -11)));
  }

  @Test
  void whatNothingIsOpenOfHasNoTypes() {
    feed(born(60, 60, 1, 0));

    assertEquals(1, matches("fd.types in ()", read(60, 3)));
    assertEquals(0, matches("fd.types intersects (file)", read(60, 3)));
    feed(open(60, 3, "/x"));
    assertEquals(1, matches("fd.types in (file, ipv4) and len(fd.types) = 1", read(60, 3)));
    assertEquals(0, matches("fd.types in (ipv4)", read(60, 3)));
  }
}

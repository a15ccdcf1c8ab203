package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.EnumValue;
import dev.eyas.catalog.Syscalls;
import dev.eyas.sensor.LiveTest;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A C program makes each system call once; its events must tell what it did. */
@LiveTest
class ProbeEventsTest {
  @TempDir static Path folder;
  private static Path work;
  private static Path program;
  private static long pid;
  private static int exitCode;
  private static long before;
  private static final Map<String, Long> results = new HashMap<>();
  private static List<RecordedEvent> all;
  private static List<RecordedEvent> own;

  @BeforeAll
  static void runProgram() throws Exception {
    program = compile();
    work = Files.createDirectory(folder.resolve("work"));
    before = System.currentTimeMillis() * 1_000_000L;
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT.withRingBytes(64 << 20))) {
      probe.interest(LiveEvents.allSyscalls());
      all = LiveEvents.during(probe, ProbeEventsTest::callAll);
      assertEquals(0, probe.stats().dropped(), "this test's rings must not overflow");
    }
    own =
        all.stream()
            .filter(event -> event.tid() == pid)
            .dropWhile(event -> !isExecOfProgram(event))
            .toList();
  }

  /** Before it, the process was still Java's launcher. */
  private static boolean isExecOfProgram(RecordedEvent event) {
    return event.is("SYSCALL_EXECVE_19_X") && program.toString().equals(event.string("exe"));
  }

  private static Path compile() throws Exception {
    Path source = folder.resolve("calls.c");
    Path binary = folder.resolve("calls");
    try (InputStream in = ProbeEventsTest.class.getResourceAsStream("calls.c")) {
      Files.copy(in, source);
    }
    Process gcc =
        new ProcessBuilder("gcc", "-o", binary.toString(), source.toString()).inheritIO().start();
    assertEquals(0, gcc.waitFor(), "gcc");
    return binary;
  }

  private static void callAll() throws Exception {
    Process process = new ProcessBuilder(program.toString(), work.toString()).start();
    pid = process.pid();
    for (String line : new String(process.getInputStream().readAllBytes()).split("\n")) {
      String[] words = line.split(" ");
      results.putIfAbsent(words[0], Long.parseLong(words[1]));
    }
    exitCode = process.waitFor();
  }

  private static RecordedEvent one(String code, Predicate<RecordedEvent> which) {
    List<RecordedEvent> found = own.stream().filter(e -> e.is(code)).filter(which).toList();
    assertEquals(1, found.size(), () -> code + ": " + found);
    return found.get(0);
  }

  private static RecordedEvent one(String code) {
    return one(code, event -> true);
  }

  private static TreeSet<String> flags(RecordedEvent event, String param) {
    long value = event.number(param);
    TreeSet<String> names = new TreeSet<>();
    for (EnumValue name : event.type().params().get(event.type().paramIndex(param)).names()) {
      if (name.value() != 0 && (value & name.value()) == name.value()) {
        names.add(name.name());
        value &= ~name.value();
      }
    }
    assertEquals(0, value, "bits without a name");
    return names;
  }

  private static TreeSet<String> set(String... names) {
    return new TreeSet<>(List.of(names));
  }

  @Test
  void open() {
    RecordedEvent event = one("SYSCALL_OPEN_X", e -> "a".equals(e.string("name")));
    assertEquals(results.get("open"), event.number("fd"));
    assertEquals(
        set("O_WRONLY", "O_CREAT", "O_TRUNC", "O_APPEND", "O_F_CREATED"), flags(event, "flags"));
    assertEquals(0604, event.number("mode"));
  }

  @Test
  void deviceAndInode() throws Exception {
    RecordedEvent event = one("SYSCALL_OPENAT2_X");
    Path file = work.resolve("b2");
    assertEquals(Files.getAttribute(file, "unix:ino"), event.number("ino"));
    assertEquals(Files.getAttribute(file, "unix:dev"), event.number("dev"));
  }

  @Test
  void failedOpenat() {
    RecordedEvent event = one("SYSCALL_OPENAT_2_X", e -> "missing".equals(e.string("name")));
    assertEquals(-2, event.number("fd"));
    assertEquals(results.get("dir"), event.number("dirfd"));
    assertEquals(set("O_RDONLY", "O_NONBLOCK"), flags(event, "flags"));
    assertEquals(0, event.number("ino"));
  }

  @Test
  void openat2() {
    RecordedEvent event = one("SYSCALL_OPENAT2_X");
    assertEquals(results.get("openat2"), event.number("fd"));
    assertEquals("b", event.string("name"));
    assertEquals(set("O_RDWR", "O_CREAT", "O_CLOEXEC", "O_F_CREATED"), flags(event, "flags"));
    assertEquals(0640, event.number("mode"));
    assertEquals(set("RESOLVE_BENEATH"), flags(event, "resolve"));
  }

  @Test
  void creat() {
    RecordedEvent event = one("SYSCALL_CREAT_X");
    assertEquals(results.get("creat"), event.number("fd"));
    assertEquals("c", event.string("name"));
    assertEquals(0600, event.number("mode"));
  }

  @Test
  void descriptors() {
    long fd = results.get("open");
    RecordedEvent dup = one("SYSCALL_DUP_1_X");
    assertEquals(results.get("dup"), dup.number("res"));
    assertEquals(fd, dup.number("oldfd"));
    RecordedEvent dup2 = one("SYSCALL_DUP2_X");
    assertEquals(40, dup2.number("res"));
    assertEquals(40, dup2.number("newfd"));
    RecordedEvent dup3 = one("SYSCALL_DUP3_X");
    assertEquals(fd, dup3.number("oldfd"));
    assertEquals(set("O_CLOEXEC"), flags(dup3, "flags"));
    RecordedEvent fchmod = one("SYSCALL_FCHMOD_X");
    RecordedEvent close =
        own.stream()
            .dropWhile(e -> e != fchmod)
            .filter(e -> e.is("SYSCALL_CLOSE_X"))
            .findFirst()
            .orElseThrow();
    assertEquals(fd, close.number("fd"));
    assertEquals(0, close.number("res"));
  }

  @Test
  void modes() {
    RecordedEvent chmod = one("SYSCALL_CHMOD_X");
    assertEquals("a", chmod.string("filename"));
    assertEquals(04711, chmod.number("mode"));
    RecordedEvent fchmod = one("SYSCALL_FCHMOD_X");
    assertEquals(results.get("open"), fchmod.number("fd"));
    assertEquals(0751, fchmod.number("mode"));
    RecordedEvent fchmodat = one("SYSCALL_FCHMODAT_X");
    assertEquals(results.get("dir"), fchmodat.number("dirfd"));
    assertEquals("b", fchmodat.string("filename"));
    assertEquals(0700, fchmodat.number("mode"));
  }

  @Test
  void renames() {
    RecordedEvent rename = one("SYSCALL_RENAME_X");
    assertEquals("a", rename.string("oldpath"));
    assertEquals("a2", rename.string("newpath"));
    RecordedEvent renameat = one("SYSCALL_RENAMEAT_X");
    assertEquals(results.get("dir"), renameat.number("olddirfd"));
    assertEquals("b", renameat.string("oldpath"));
    assertEquals(-100, renameat.number("newdirfd"));
    assertEquals("b2", renameat.string("newpath"));
    RecordedEvent renameat2 = one("SYSCALL_RENAMEAT2_X");
    assertEquals("c2", renameat2.string("newpath"));
    assertEquals(set("RENAME_NOREPLACE"), flags(renameat2, "flags"));
  }

  @Test
  void unlinks() {
    assertEquals("a2", one("SYSCALL_UNLINK_2_X").string("path"));
    RecordedEvent removed = one("SYSCALL_UNLINKAT_2_X", e -> "d".equals(e.string("name")));
    assertEquals(0, removed.number("res"));
    assertEquals(set("AT_REMOVEDIR"), flags(removed, "flags"));
    RecordedEvent failed = one("SYSCALL_UNLINKAT_2_X", e -> "none".equals(e.string("name")));
    assertEquals(-2, failed.number("res"));
    assertEquals(-100, failed.number("dirfd"));
    assertEquals(0, failed.number("flags"));
  }

  @Test
  void directories() {
    assertEquals("e", one("SYSCALL_CHDIR_X", e -> "e".equals(e.string("path"))).string("path"));
    assertEquals(results.get("dir"), one("SYSCALL_FCHDIR_X").number("fd"));
    assertEquals(0755, one("SYSCALL_MKDIR_2_X", e -> "e".equals(e.string("path"))).number("mode"));
  }

  @Test
  void genericEventOfAnyOtherCall() {
    RecordedEvent event = one("GENERIC_X", e -> e.number("nativeID") == 110);
    assertEquals(Syscalls.find("getppid").orElseThrow().code(), event.number("ID"));
  }

  @Test
  void childrenOnBothSides() {
    childOnBothSides("fork", "SYSCALL_FORK_20_X", set());
    childOnBothSides("clone", "SYSCALL_CLONE_20_X", set("CLONE_FS"));
    childOnBothSides("clone3", "SYSCALL_CLONE3_X", set());
    childOnBothSides("vfork", "SYSCALL_VFORK_20_X", set("CLONE_VFORK", "CLONE_VM"));
  }

  private static void childOnBothSides(String name, String code, TreeSet<String> flags) {
    long child = results.get(name);
    RecordedEvent parent = one(code);
    assertEquals(child, parent.number("res"));
    assertEquals(pid, parent.number("tid"));
    assertEquals(flags, flags(parent, "flags"));
    RecordedEvent born =
        all.stream().filter(e -> e.tid() == child && e.is(code)).findFirst().orElseThrow();
    assertEquals(0, born.number("res"));
    assertEquals(child, born.number("tid"));
    assertEquals(child, born.number("pid"));
    assertEquals(pid, born.number("ptid"));
    assertEquals(child, born.number("vtid"));
    assertEquals(child, born.number("vpid"));
    assertEquals("calls", born.string("comm"));
    assertEquals(program.toString(), born.string("exe"));
    assertEquals(List.of(work.toString()), born.strings("args"));
    assertEquals(work.toString(), born.string("cwd"));
    RecordedEvent exit =
        all.stream()
            .filter(e -> e.tid() == child && e.is("PROCEXIT_1_E"))
            .findFirst()
            .orElseThrow();
    assertEquals(name.length(), exit.number("ret"));
    assertEquals(name.length() << 8, exit.number("status"));
    assertEquals(0, exit.number("sig"));
  }

  @Test
  void firstExec() throws Exception {
    RecordedEvent event =
        one("SYSCALL_EXECVE_19_X", e -> program.toString().equals(e.string("exe")));
    assertEquals(0, event.number("res"));
    assertEquals("calls", event.string("comm"));
    assertEquals(List.of(work.toString()), event.strings("args"));
    assertEquals(Path.of("").toAbsolutePath().toString(), event.string("cwd"));
    assertEquals(program.toString(), event.string("trusted_exepath"));
    assertEquals(program.toString(), event.string("filename"));
    assertEquals(pid, event.number("tid"));
    assertEquals(pid, event.number("pid"));
    assertEquals(set("EXE_WRITABLE"), flags(event, "flags"));
    assertEquals(Files.getAttribute(program, "unix:uid"), (int) event.number("uid"));
    assertEquals(Files.getAttribute(program, "unix:ino"), event.number("exe_ino"));
    assertEquals(nanoseconds("unix:ctime"), event.number("exe_ino_ctime"));
    assertEquals(nanoseconds("lastModifiedTime"), event.number("exe_ino_mtime"));
    assertTrue(event.strings("env").contains("PATH=" + System.getenv("PATH")), "environment");
    assertEquals(ownCgroups(), new TreeSet<>(event.strings("cgroups")));
    assertTrue(event.number("vm_size") > 100, "vm_size");
    assertTrue(event.number("vm_rss") <= event.number("vm_size"), "vm_rss");
    assertEquals(procStatus("CapEff", 16), event.number("cap_effective"));
    assertEquals(procStat(5), event.number("pgid"));
    assertEquals(procStat(7), event.number("tty"));
    assertEquals(
        Long.parseUnsignedLong(Files.readString(Path.of("/proc/self/loginuid")).trim()),
        Integer.toUnsignedLong((int) event.number("loginuid")));
  }

  private static long nanoseconds(String attribute) throws Exception {
    return ((FileTime) Files.getAttribute(program, attribute)).to(TimeUnit.NANOSECONDS);
  }

  /** Of the hierarchies that events name: this process' and so its child's. */
  private static TreeSet<String> ownCgroups() throws Exception {
    TreeSet<String> result = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
      String[] parts = line.split(":", 3);
      for (String subsystem : parts[1].split(",")) {
        String name = subsystem.equals("blkio") ? "io" : subsystem;
        if (List.of("", "cpuset", "cpu", "cpuacct", "io", "memory").contains(name)) {
          result.add(name + "=" + parts[2]);
        }
      }
    }
    return result;
  }

  private static long procStatus(String key, int radix) throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> Long.parseLong(line.split("\\s+")[1], radix))
        .findFirst()
        .orElseThrow();
  }

  private static long procStat(int field) throws Exception {
    return Long.parseLong(Files.readString(Path.of("/proc/self/stat")).split(" ")[field - 1]);
  }

  @Test
  void failedExecTellsWhatWasTried() {
    RecordedEvent event = one("SYSCALL_EXECVE_19_X", e -> "no-such".equals(e.string("exe")));
    assertEquals(-2, event.number("res"));
    assertEquals(List.of("one", "two"), event.strings("args"));
    assertEquals(List.of("LOST=1"), event.strings("env"));
    assertEquals("./no-such", event.string("filename"));
    assertEquals("calls", event.string("comm"));
    assertEquals(program.toString(), event.string("trusted_exepath"));
  }

  /** The kernel itself turns a successful execveat into an execve on x86-64. */
  @Test
  void successfulExecveatIsAnExecve() {
    RecordedEvent event =
        one("SYSCALL_EXECVE_19_X", e -> "/proc/self/exe".equals(e.string("filename")));
    assertEquals(0, event.number("res"));
    assertEquals("renamed", event.string("exe"));
    assertEquals(List.of("last", "an argument", ""), event.strings("args"));
    assertEquals(List.of("COLOUR=green", "EMPTY="), event.strings("env"));
    assertEquals("exe", event.string("comm"));
    assertEquals(program.toString(), event.string("trusted_exepath"));
    assertEquals(work.toString(), event.string("cwd"));
  }

  @Test
  void failedExecveat() {
    RecordedEvent event = one("SYSCALL_EXECVEAT_X");
    assertEquals(-2, event.number("res"));
    assertEquals("no-such", event.string("exe"));
    assertEquals(List.of("one", "two"), event.strings("args"));
    assertEquals(List.of("LOST=1"), event.strings("env"));
  }

  @Test
  void processExit() {
    assertEquals(7, exitCode);
    RecordedEvent event = one("PROCEXIT_1_E");
    assertEquals(7, event.number("ret"));
    assertEquals(7 << 8, event.number("status"));
    assertEquals(0, event.number("core"));
    assertEquals(own.get(own.size() - 1), event, "the last event of a process");
  }

  @Test
  void connectAndAcceptIpv4() {
    int server = results.get("port").intValue();
    int client = results.get("client_port").intValue();
    RecordedEvent connect = one("SOCKET_CONNECT_X", e -> e.bytes("tuple")[0] == 2);
    assertEquals(0, connect.number("res"));
    assertArrayEquals(tuple4(client, server), connect.bytes("tuple"));
    assertArrayEquals(
        little(7).put((byte) 2).put(loopback()).putShort((short) server).array(),
        connect.bytes("addr"));
    RecordedEvent accept = one("SOCKET_ACCEPT_5_X");
    assertEquals(results.get("accept"), accept.number("fd"));
    assertArrayEquals(tuple4(client, server), accept.bytes("tuple"));
    assertEquals(8, accept.number("queuemax"));
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] loopback() {
    return new byte[] {127, 0, 0, 1};
  }

  private static byte[] tuple4(int source, int target) {
    ByteBuffer tuple = little(13).put((byte) 2);
    tuple.put(loopback()).putShort((short) source);
    return tuple.put(loopback()).putShort((short) target).array();
  }

  @Test
  void refusedConnectIpv6() throws Exception {
    RecordedEvent event = one("SOCKET_CONNECT_X", e -> e.bytes("tuple")[0] == 10);
    assertTrue(event.number("res") < 0);
    byte[] target = new byte[18];
    System.arraycopy(event.bytes("tuple"), 19, target, 0, 18);
    byte[] expected =
        little(18).put(InetAddress.getByName("::1").getAddress()).putShort((short) 1).array();
    assertArrayEquals(expected, target);
  }

  @Test
  void unixSockets() {
    RecordedEvent connect = one("SOCKET_CONNECT_X", e -> e.bytes("tuple")[0] == 1);
    assertEquals("sock", unixPath(connect.bytes("tuple")));
    assertArrayEquals(
        little(6).put((byte) 1).put("sock\0".getBytes()).array(), connect.bytes("addr"));
    RecordedEvent accept = one("SOCKET_ACCEPT4_6_X");
    assertEquals(results.get("accept4"), accept.number("fd"));
    assertEquals("sock", unixPath(accept.bytes("tuple")));
  }

  private static String unixPath(byte[] tuple) {
    return new String(tuple, 17, tuple.length - 18);
  }

  @Test
  void timeIsThatOfTheClockOnTheWall() {
    long after = System.currentTimeMillis() * 1_000_000L + 1_000_000;
    for (RecordedEvent event : all) {
      assertTrue(event.timestamp() >= before - 1_000_000 && event.timestamp() <= after);
    }
  }

  @Test
  void sensorItselfIsLeftOut() {
    long self = ProcessHandle.current().pid();
    assertTrue(
        all.stream().noneMatch(e -> e.tid() == self && !e.is("PROCEXIT_1_E")), "own main thread");
  }
}

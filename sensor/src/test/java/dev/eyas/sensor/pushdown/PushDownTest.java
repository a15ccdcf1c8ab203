package dev.eyas.sensor.pushdown;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Events;
import dev.eyas.catalog.Syscalls;
import dev.eyas.sensor.TestRules;
import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.kernel.KernelFilter.Descriptors;
import dev.eyas.sensor.kernel.KernelFilter.Family;
import dev.eyas.sensor.kernel.KernelFilter.Kind;
import dev.eyas.sensor.kernel.Tracepoint;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is planned for the kernel under given rules. */
class PushDownTest {
  private static final BitSet STATE =
      types(
          "SYSCALL_OPEN_X",
          "SYSCALL_OPENAT_2_X",
          "SYSCALL_CLOSE_X",
          "SYSCALL_EXECVE_19_X",
          "SYSCALL_EXECVEAT_X",
          "SYSCALL_CLONE_20_X",
          "SYSCALL_CLONE3_X",
          "SYSCALL_FORK_20_X",
          "SYSCALL_VFORK_20_X",
          "SOCKET_SOCKET_X");

  private static BitSet types(String... codes) {
    BitSet result = new BitSet();
    for (String code : codes) {
      result.set(Events.byCode("PPME_" + code).orElseThrow().id());
    }
    return result;
  }

  private static KernelFilter plan(String condition) {
    return plan(condition, "x");
  }

  private static KernelFilter plan(String condition, String output) {
    return plan(condition, output, BaseSyscalls.DEFAULT);
  }

  private static KernelFilter plan(String condition, String output, BaseSyscalls base) {
    return new PushDown(PushDown.Depth.CONDITIONS, base)
        .plan(TestRules.load(TestRules.rule("r", condition, output)).rules(), STATE, Set.of());
  }

  private static int number(String syscall) {
    return Syscalls.find(syscall).orElseThrow().x8664();
  }

  private static boolean watches(KernelFilter filter, String syscall) {
    return filter.syscalls().get(number(syscall));
  }

  @Test
  void rulesAndStateAndNoMore() {
    KernelFilter filter = plan("evt.type = chmod");
    assertTrue(watches(filter, "chmod"));
    assertTrue(watches(filter, "execve"), "state");
    assertFalse(watches(filter, "read"));
    assertEquals(Set.of(), filter.tracepoints());
  }

  @Test
  void genericCallsOneByOne() {
    KernelFilter filter = plan("evt.type in (sysfs, getppid)");
    assertTrue(watches(filter, "sysfs"));
    assertTrue(watches(filter, "getppid"));
    assertFalse(watches(filter, "getpid"));
  }

  @Test
  void tracepointsByName() {
    assertEquals(Set.of(Tracepoint.PAGE_FAULT), plan("evt.type = page_fault").tracepoints());
    assertEquals(Set.of(), plan("proc.name = x").tracepoints(), "of a rule without event type");
  }

  @Test
  void outcome() {
    int chmod = number("chmod");
    assertEquals(
        new KernelFilter.Call(Kind.OUTCOME, 0, 1),
        plan("evt.type = chmod and evt.rawres < 0").calls().get(chmod));
    assertEquals(
        new KernelFilter.Call(Kind.OUTCOME, 1, 0),
        plan("evt.type = chmod and not evt.failed = true").calls().get(chmod));
    assertFalse(plan("evt.type = chmod and evt.rawres != 0").calls().containsKey(chmod));
    assertFalse(
        plan("evt.type = chmod or (evt.type = chmod and evt.failed = true)")
            .calls()
            .containsKey(chmod));
  }

  @Test
  void opensByOutcomeAccessAndPath() {
    KernelFilter filter =
        plan(
            "evt.type in (open, openat) and evt.is_open_write = true and fd.num >= 0"
                + " and (fd.name startswith /etc or fd.name in (/root/a, /etc/b))");
    KernelFilter.Call open = filter.calls().get(number("open"));
    assertEquals(Kind.OPEN, open.kind());
    assertEquals(0, open.failure());
    assertEquals(0, filter.access()[KernelFilter.READS]);
    assertEquals(open.success(), filter.access()[KernelFilter.WRITES | KernelFilter.CREATES]);
    assertEquals(Set.of("/etc", "/root/a", "/etc/b"), filter.prefixes().keySet());
    long etc = filter.prefixes().get("/etc");
    assertEquals(etc, filter.prefixes().get("/etc/b") & etc, "a longer prefix knows the shorter");
    assertEquals(0, filter.anyPath());
    assertEquals(Kind.CLOSE, filter.calls().get(number("close")).kind());
  }

  @Test
  void pathsThatCannotBePushed() {
    for (String test :
        List.of(
            "fd.name endswith shadow",
            "fd.name contains etc",
            "fd.name != /etc/x",
            "fd.name glob */x",
            "tolower(fd.name) = /etc/x",
            "fd.name startswith ''")) {
      KernelFilter filter = plan("evt.type = open and " + test);
      assertEquals(filter.calls().get(number("open")).success(), filter.anyPath() & 1, test);
      assertEquals(Map.of(), filter.prefixes(), test);
    }
  }

  @Test
  void names() {
    KernelFilter filter =
        plan("evt.type = open and fd.name = /x and proc.name in (sh, sixteen-bytes-16)");
    assertEquals(Map.of("sh", 1L), filter.names().given(), "longer than any in the kernel");
    assertEquals(0, filter.names().any());
    assertEquals(0, filter.names().other());
    KernelFilter others = plan("evt.type = chmod and not proc.name in (sh, bash)");
    assertEquals(new KernelFilter.Call(Kind.OUTCOME, 1, 1), others.calls().get(number("chmod")));
    assertEquals(Map.of("sh", 0L, "bash", 0L), others.names().given());
    assertEquals(1, others.names().other());
    for (String test : List.of("proc.name startswith s", "tolower(proc.name) = sh")) {
      assertEquals(1, plan("evt.type = open and " + test).names().any() & 1, test);
    }
    assertTrue(plan("evt.type = chmod and proc.name = sh").calls().containsKey(number("chmod")));
    BaseSyscalls unnamed = new BaseSyscalls(List.of("!execve"), false, true);
    assertFalse(
        plan("evt.type = chmod and proc.name = sh", "x", unnamed)
            .calls()
            .containsKey(number("chmod")),
        "names are not known");
  }

  @Test
  void filesThatAreAskedForLater() {
    assertTrue(plan("evt.type = open and fd.name = /x").unseen().contains(Descriptors.FILES));
    assertFalse(plan("evt.type = read and fd.name = /x").unseen().contains(Descriptors.FILES));
    assertFalse(plan("evt.type = read", "%fd.name").unseen().contains(Descriptors.FILES));
    assertFalse(plan("evt.type = fchmod", "%fs.path.name").unseen().contains(Descriptors.FILES));
    assertFalse(plan("evt.type = dup2", "%evt.args").unseen().contains(Descriptors.FILES));
    assertFalse(
        plan("evt.type = execve and proc.stdin.name contains x")
            .unseen()
            .contains(Descriptors.FILES));
    assertFalse(plan("evt.type = close").unseen().contains(Descriptors.FILES));
    assertTrue(
        plan("evt.type = dup2 and fd.type in (ipv4, ipv6)", "%fd.name")
            .unseen()
            .contains(Descriptors.FILES));
    assertTrue(
        plan("evt.type = execve", "%proc.cmdline %evt.res").unseen().contains(Descriptors.FILES));
  }

  @Test
  void socketsByFamilyAndPort() {
    KernelFilter filter = plan("evt.type = listen and fd.sport in (22, 2222) and evt.rawres >= 0");
    KernelFilter.Call listen = filter.calls().get(number("listen"));
    assertEquals(new KernelFilter.Call(Kind.SOCKET, 1, 0), listen);
    assertArrayEquals(new long[] {0, 0, 1, 1}, filter.sockets().families());
    assertEquals(new KernelFilter.Ports(0, 0, Map.of(22, 1L, 2222, 1L)), filter.sockets().ports());

    filter = plan("evt.type = listen and fd.sport >= 1024");
    assertEquals(1, filter.sockets().ports().other());
    assertEquals(1024, filter.sockets().ports().given().size());
    filter = plan("evt.type = listen and fd.sport != 22");
    assertEquals(1, filter.sockets().ports().any());

    filter = plan("evt.type = listen and fd.typechar = u");
    assertEquals(0, filter.sockets().families()[Family.INET.ordinal()]);
    assertEquals(1, filter.sockets().families()[Family.UNIX.ordinal()]);
    filter = plan("evt.type = listen and not fd.type = unix");
    assertFalse(filter.calls().containsKey(number("listen")), "what is unknown is not that");
  }

  @Test
  void twoEndsAreTwoBounds() {
    KernelFilter filter = plan("evt.type = shutdown and fd.sport = 22 and fd.cport > 1023");
    assertEquals(Set.of(22), filter.sockets().ports().given().keySet(), "the narrower one");
    filter = plan("evt.type = shutdown and fd.sport >= 20 and fd.sport <= 22");
    assertEquals(Set.of(20, 21, 22), filter.sockets().ports().given().keySet());
  }

  @Test
  void socketsThatOthersLookAtAreKept() {
    String connects = "evt.type = connect and fd.sport = 22";
    assertEquals(Kind.SOCKET, socketFilter(connects, "connect").kind());
    assertEquals(
        Set.of(Descriptors.FILES, Descriptors.UNIX_SOCKETS, Descriptors.INTERNET_SOCKETS),
        planOfSockets(connects).unseen());
    KernelFilter others = planOfSockets("evt.type in (connect, shutdown) and fd.sport = 22");
    KernelFilter.Call connect = others.calls().get(number("connect"));
    long internet = others.sockets().families()[Family.INET.ordinal()];
    assertTrue((connect.success() & internet & others.sockets().ports().any()) != 0);
    assertEquals(
        0, connect.success() & others.sockets().families()[Family.UNIX.ordinal()], "nobody asks");
    assertEquals(Set.of(Descriptors.INTERNET_SOCKETS), others.needed());
    assertFalse(others.hidesFrom(others));
    assertTrue(planOfSockets(connects).hidesFrom(others));
    KernelFilter any = planOfSockets("evt.type in (connect, shutdown) and fd.name contains x");
    assertFalse(any.calls().containsKey(number("connect")));
    KernelFilter stdin = planOfSockets("evt.type = execve and proc.stdin.name contains x");
    assertFalse(stdin.calls().containsKey(number("connect")));
    assertFalse(stdin.unseen().contains(Descriptors.FILES));
  }

  @Test
  void nothingIsKeptBackOfTheTypesOfStudiedRules() {
    String rules =
        TestRules.rule("studied", "evt.type = chmod and evt.failed = true", "x")
            + TestRules.rule("other", "evt.type in (mkdir, open) and evt.failed = true", "x");
    KernelFilter filter =
        new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT)
            .plan(TestRules.load(rules).rules(), STATE, Set.of("studied", "no such rule"));
    assertFalse(filter.calls().containsKey(number("chmod")));
    assertTrue(filter.calls().containsKey(number("mkdir")));
    assertTrue(filter.calls().containsKey(number("open")));
    assertTrue(watches(filter, "chmod"));
    assertFalse(watches(filter, "chown"));
  }

  private static KernelFilter.Call socketFilter(String condition, String call) {
    return planOfSockets(condition).calls().get(number(call));
  }

  private static KernelFilter planOfSockets(String condition) {
    BitSet state = (BitSet) STATE.clone();
    state.or(types("SOCKET_CONNECT_X", "SOCKET_ACCEPT_5_X", "SOCKET_SENDTO_X"));
    return new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT)
        .plan(TestRules.load(TestRules.rule("r", condition, "x")).rules(), state, Set.of());
  }

  @Test
  void baseSyscalls() {
    String condition = "evt.type in (read, chmod)";
    assertTrue(watches(plan(condition), "read"));
    KernelFilter falco = plan(condition, "x", new BaseSyscalls(List.of(), false, false));
    assertFalse(watches(falco, "read"), "transfers are left out, even if a rule names them");
    assertTrue(watches(falco, "chmod"));
    assertTrue(watches(falco, "execve"));
    KernelFilter custom =
        plan(condition, "x", new BaseSyscalls(List.of("mkdir", "!chmod"), false, true));
    assertTrue(watches(custom, "mkdir"));
    assertTrue(watches(custom, "read"));
    assertFalse(watches(custom, "chmod"));
    assertFalse(watches(custom, "socket"), "the custom set stands for the state's");
    KernelFilter repaired = plan(condition, "x", new BaseSyscalls(List.of(), true, false));
    assertTrue(watches(repaired, "clone"));
    assertFalse(watches(repaired, "socket"), "no rule is about descriptors");
    assertEquals(
        List.of("opne"), new BaseSyscalls(List.of("open", "!opne"), false, false).unknown());
  }
}

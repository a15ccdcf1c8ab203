package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import dev.eyas.sensor.LiveTest;
import dev.eyas.sensor.container.DockerDaemon;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every event type of the table that a program can cause is caused once, on the host and in a
 * container, and each of its parameters compared with what the program did.
 */
@LiveTest
class ProbeTriggersTest {
  private static final int RING = 64 << 20;

  /** Current event types that this test cannot cause, and why. */
  private static final Map<String, String> UNTRIED =
      Map.ofEntries(
          Map.entry("PPME_SOCKET_SEND_X", "no such system call on x86-64"),
          Map.entry("PPME_SOCKET_RECV_X", "no such system call on x86-64"),
          Map.entry("PPME_SYSCALL_STAT64_X", "no such system call on x86-64"),
          Map.entry("PPME_SYSCALL_LSTAT64_X", "no such system call on x86-64"),
          Map.entry("PPME_SYSCALL_FSTAT64_X", "no such system call on x86-64"),
          Map.entry("PPME_SYSCALL_LLSEEK_X", "no such system call on x86-64"),
          Map.entry("PPME_SYSCALL_MMAP2_X", "no such system call on x86-64"),
          Map.entry("PPME_SYSCALL_UMOUNT_1_X", "no such system call on x86-64"));

  @TempDir static Path folder;
  private static Path program;

  /** The program and the folder that it works in, and the events of it and its children. */
  private record Run(List<Expectation> expected, List<RecordedEvent> events, int status) {
    /** The thread whose exec came first. */
    long main() {
      return events.get(0).tid();
    }
  }

  @FunctionalInterface
  private interface Start {
    ProcessBuilder in(Path work);
  }

  @BeforeAll
  static void compile() throws Exception {
    Path source = folder.resolve("triggers.c");
    program = folder.resolve("triggers");
    try (InputStream in = ProbeTriggersTest.class.getResourceAsStream("triggers.c")) {
      Files.copy(in, source);
    }
    Process gcc =
        new ProcessBuilder("gcc", "-static", "-o", program.toString(), source.toString())
            .inheritIO()
            .start();
    assertEquals(0, gcc.waitFor(), "gcc");
  }

  private static Run run(String name, String exe, Start start) throws Exception {
    Path work = Files.createDirectory(folder.resolve(name));
    List<Expectation> expected = new ArrayList<>();
    int[] status = new int[1];
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT.withRingBytes(RING))) {
      probe.interest(LiveEvents.allSyscalls());
      probe.trace(EnumSet.allOf(Tracepoint.class));
      Descendants family = new Descendants(exe);
      LiveEvents.during(
          probe,
          family::look,
          () -> {
            Process process = start.in(work).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close();
            new String(process.getInputStream().readAllBytes())
                .lines()
                .map(Expectation::parse)
                .forEach(expected::add);
            status[0] = process.waitFor();
          });
      assertEquals(0, probe.stats().total().ringFull(), "this test's rings must not overflow");
      return new Run(expected, family.events(), status[0]);
    }
  }

  private static void check(Run run) {
    assertEquals(0, run.status);
    Set<RecordedEvent> unused = new HashSet<>(run.events);
    List<String> missing = new ArrayList<>();
    for (Expectation expectation : run.expected) {
      List<RecordedEvent> candidates =
          unused.stream().filter(event -> event.type() == expectation.type()).toList();
      candidates.stream()
          .filter(event -> expectation.differences(event, run.main()).isEmpty())
          .findFirst()
          .ifPresentOrElse(
              unused::remove, () -> missing.add(nearest(expectation, candidates, run.main())));
    }
    assertEquals("", String.join("\n", missing));
  }

  private static String nearest(
      Expectation expectation, List<RecordedEvent> candidates, long main) {
    return expectation.type().code()
        + ": "
        + candidates.stream()
            .map(event -> expectation.differences(event, main))
            .min((a, b) -> a.size() - b.size())
            .map(Object::toString)
            .orElse("no such event");
  }

  @Test
  void onTheHost() throws Exception {
    Run run =
        run(
            "host",
            program.toString(),
            work -> new ProcessBuilder(program.toString(), work.toString(), "host"));
    printTable("on the host", run);
    check(run);
  }

  @Test
  void inAContainer() throws Exception {
    try (DockerDaemon docker = DockerDaemon.start()) {
      Run run =
          run(
              "container",
              "/triggers",
              work ->
                  docker.client(
                      "run",
                      "--rm",
                      "--network=none",
                      "--cap-add=SYS_PTRACE",
                      "--volume=" + program + ":/triggers:ro",
                      "--volume=" + work + ":/work",
                      "eyas/test:1",
                      "/triggers",
                      "/work",
                      "container"));
      printTable("in a container", run);
      check(run);
    }
  }

  /** Every current event type of the kernel is tried, or there is a reason. */
  private static void printTable(String where, Run run) {
    Set<EventType> tried = run.expected.stream().map(Expectation::type).collect(Collectors.toSet());
    Map<String, String> table = new TreeMap<>();
    for (EventType type : current()) {
      table.put(
          type.code(),
          tried.contains(type) ? "tried " + where : UNTRIED.getOrDefault(type.code(), "MISSING"));
    }
    table.forEach((code, how) -> System.out.println("event " + code + ": " + how));
    System.out.printf(
        "events of the kernel: %d, tried %s: %d%n", table.size(), where, tried.size());
    assertEquals(
        List.of(), table.entrySet().stream().filter(e -> e.getValue().equals("MISSING")).toList());
  }

  /** System call exits, tracepoints, and the enter events that rules' state is made of. */
  private static List<EventType> current() {
    Set<String> hidden = Set.of("METAEVENT", "PLUGIN", "ITER");
    Set<String> calls = Syscalls.all().stream().map(Syscall::exit).collect(Collectors.toSet());
    return Events.all().stream()
        .filter(type -> !type.has(Flag.OLD_VERSION) && !type.has(Flag.UNUSED))
        .filter(type -> type.categories().stream().noneMatch(hidden::contains))
        .filter(
            type ->
                !type.categories().contains("SYSCALL")
                    || type.isEnter()
                    || calls.contains(type.code()))
        .toList();
  }
}

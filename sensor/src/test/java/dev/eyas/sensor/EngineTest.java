package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.catalog.Priority;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerInfo;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.output.OutputOptions;
import dev.eyas.sensor.state.TestProcesses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final String CONTAINER = "0123456789ab";
  private static final ContainerInfo WEB =
      new ContainerInfo(
          CONTAINER,
          CONTAINER,
          "docker",
          "web",
          "debian:12",
          "",
          "debian",
          "12",
          "",
          true,
          false,
          false,
          false,
          "",
          "",
          List.of(),
          Map.of(),
          null);
  private static final String SHELL =
      """
- rule: Unauthorized Shell in Container
  desc: Detect when a bash shell is opened in a container
  condition: container.id != host and proc.name = bash
  output: "Unauthorized shell detected in container (command=%proc.cmdline container_name=%container.name)"
  priority: warning
""";

  private final RecordingSink sink = new RecordingSink();
  private final AtomicReference<ContainerInfo> known = new AtomicReference<>(WEB);
  private Engine engine;
  private boolean broken;

  private final ContainerRegistry containers =
      new ContainerRegistry() {
        @Override
        public String idOf(List<String> cgroups) {
          return cgroups.contains("memory=/docker/web") ? CONTAINER : "";
        }

        @Override
        public ContainerInfo find(String id) {
          if (broken) {
            throw new IllegalStateException("no runtime");
          }
          return known.get();
        }
      };

  @BeforeEach
  void start() {
    engine = start(RuleMatching.ALL);
  }

  private Engine start(RuleMatching matching) {
    return start(matching, sink);
  }

  private Engine start(RuleMatching matching, AlertSink to) {
    EngineOptions options =
        new EngineOptions(
            matching,
            Priority.DEBUG,
            OutputOptions.defaults("testbox"),
            "testbox",
            new TestProcesses(),
            Path.of("/etc"));
    Engine started = new Engine(options, containers, to);
    started.seed();
    return started;
  }

  private static Event fork(long parent, long child, String cgroup) {
    return new EventBuilder("SYSCALL_CLONE_20_X")
        .tid(child)
        .with("res", 0)
        .with("exe", "/sbin/init")
        .with("tid", child)
        .with("pid", child)
        .with("ptid", parent)
        .with("comm", "init")
        .with("cgroups", List.of(cgroup))
        .with("flags", 0)
        .with("uid", 0)
        .with("gid", 0)
        .with("vtid", child)
        .with("vpid", child)
        .build();
  }

  private static Event exec(long tid, String path, String... args) {
    String comm = path.substring(path.lastIndexOf('/') + 1);
    return new EventBuilder("SYSCALL_EXECVE_19_X")
        .tid(tid)
        .with("res", 0)
        .with("exe", comm)
        .with("args", List.of(args))
        .with("tid", tid)
        .with("pid", tid)
        .with("ptid", 1)
        .with("cwd", "/srv")
        .with("comm", comm)
        .with("tty", 34816)
        .with("uid", 0)
        .with("gid", 0)
        .with("trusted_exepath", path)
        .build();
  }

  private static Event open(long tid, long fd, String path, long flags) {
    return new EventBuilder("SYSCALL_OPEN_X")
        .tid(tid)
        .with("fd", fd)
        .with("name", path)
        .with("flags", flags)
        .with("mode", 0)
        .build();
  }

  private void feed(Event... events) {
    for (Event event : events) {
      engine.onEvent(event, 0);
    }
  }

  @Test
  void shellInContainer() {
    assertEquals(1, engine.load(TestRules.load(SHELL)).generation());

    feed(
        fork(1, 50, "memory=/docker/web"),
        exec(50, "/bin/bash", "-c", "id \"x\""),
        fork(1, 51, "memory=/"),
        exec(51, "/bin/bash"));

    assertEquals(
        List.of(
            "Unauthorized shell detected in container (command=bash -c id \"x\""
                + " container_name=web)"),
        sink.messages());
    assertEquals(
        List.of(new RuleCount("Unauthorized Shell in Container", 1, 0, null, 0)), engine.counts());
  }

  @Test
  void linesAreFalcos() {
    engine.load(TestRules.load(SHELL));

    feed(fork(1, 50, "memory=/docker/web"), exec(50, "/bin/bash", "-c", "id \"x\""));

    RecordingSink.Seen alert = sink.alerts.get(0);
    assertTrue(
        alert
            .text()
            .matches(
                "\\d\\d:\\d\\d:\\d\\d\\.123456789: Warning Unauthorized shell .*"
                    + "command=bash -c id \\\\\"x\\\\\" container_name=web\\)"),
        alert.text());
    JsonObject json = JsonParser.parseString(alert.json()).getAsJsonObject();
    assertEquals(
        List.of(
            "hostname", "output", "output_fields", "priority", "rule", "source", "tags", "time"),
        List.copyOf(json.keySet()));
    assertEquals("2023-11-14T22:13:20.123456789Z", json.get("time").getAsString());
    assertEquals("testbox", json.get("hostname").getAsString());
    assertEquals("Warning", json.get("priority").getAsString());
    assertEquals(
        "{\"container.name\":\"web\",\"evt.time\":1700000000123456789,"
            + "\"proc.cmdline\":\"bash -c id \\\"x\\\"\"}",
        json.get("output_fields").toString());
  }

  @Test
  void whatIsUnknownPrintsAsAbsent() {
    known.set(null);
    engine.load(TestRules.load(SHELL));

    feed(fork(1, 50, "memory=/docker/web"), exec(50, "/bin/bash"));

    assertEquals(
        "Unauthorized shell detected in container (command=bash container_name=<NA>)",
        sink.alerts.get(0).message());
    assertTrue(sink.alerts.get(0).json().contains("\"container.name\":null"));
  }

  @Test
  void rulesAreSwappedBetweenEvents() {
    engine.load(TestRules.load(SHELL));
    feed(fork(1, 50, "memory=/docker/web"), exec(50, "/bin/bash"));
    LoadedRuleset second = engine.load(TestRules.load(SHELL.replace("bash\n", "zsh\n")));

    feed(exec(50, "/bin/bash"), exec(50, "/bin/zsh"));

    assertEquals(2, second.generation());
    assertEquals(List.of(1, 2), sink.alerts.stream().map(RecordingSink.Seen::generation).toList());
    assertEquals(1, engine.counts().get(0).matches());
  }

  @Test
  void openedFilesKeepTheirNames() {
    engine.load(
        TestRules.load(
            TestRules.rule(
                    "opened",
                    "evt.type = open and fd.name = /etc/shadow and evt.is_open_read = true",
                    "%fd.name %evt.args")
                + TestRules.rule(
                    "read", "evt.type = read and fd.directory = /etc", "%fd.name %evt.res")
                + TestRules.rule(
                    "closed", "evt.type = close and fd.type exists", "%fd.num %fd.type")));

    feed(
        open(1, 3, "../etc/./shadow", 1 | 4096),
        new EventBuilder("SYSCALL_READ_X").with("res", -13).with("fd", 3).with("size", 10).build(),
        new EventBuilder("SYSCALL_CLOSE_X").with("res", 0).with("fd", 3).build(),
        new EventBuilder("SYSCALL_CLOSE_X").with("res", 0).with("fd", 3).build());

    assertEquals(
        List.of(
            "/etc/shadow fd=3(<f>/etc/shadow) name=../etc/./shadow(/etc/shadow)"
                + " flags=4097(O_RDONLY|O_CLOEXEC) mode=0 dev=<NA> ino=<NA>",
            "/etc/shadow EACCES",
            "3 file"),
        sink.messages());
  }

  @Test
  void bothEndsOfASocket() {
    engine.state().interfaces().add(new byte[] {10, 0, 0, 7});
    engine.load(
        TestRules.load(
            TestRules.rule("either", "evt.type = connect and fd.ip = 10.0.0.7", "%fd.name")
                + TestRules.rule("ne", "evt.type = connect and fd.ip != 10.0.0.7", "no")
                + TestRules.rule(
                    "net", "evt.type = connect and fd.net in (10.0.0.0/8)", "%fd.l4proto")
                + TestRules.rule(
                    "port", "evt.type = connect and fd.sport = 443", "%fd.rip:%fd.rport")
                + TestRules.rule("v6", "evt.type = connect and fd.sip != ::1", "%fd.typechar")));

    feed(
        new EventBuilder("SOCKET_SOCKET_X")
            .with("fd", 9)
            .with("domain", 2)
            .with("type", 1)
            .with("proto", 0)
            .build(),
        new EventBuilder("SOCKET_CONNECT_X")
            .with("res", 0)
            .with("tuple", EventBuilder.tuple("10.0.0.7", 50000, "1.2.3.4", 443))
            .with("fd", 9)
            .build());

    assertEquals(List.of("either", "net", "port", "v6"), sink.rules());
    assertEquals(
        List.of("10.0.0.7:50000->1.2.3.4:443", "tcp", "1.2.3.4:443", "4"), sink.messages());
  }

  @Test
  void absentValuesMakeEveryComparisonFalse() {
    engine.load(
        TestRules.load(
            TestRules.rule("ne", "evt.type = open and evt.buffer != x", "")
                    .replace("output: ''", "output: a")
                + TestRules.rule("not", "evt.type = open and not evt.buffer = x", "b")
                + TestRules.rule("ancestor", "evt.type = open and proc.aname != zsh", "c")));

    feed(open(1, 3, "/x", 1));

    assertEquals(List.of("not"), sink.rules());
  }

  @Test
  void ancestors() {
    engine.load(
        TestRules.load(
            TestRules.rule(
                "deep",
                "evt.type = execve and proc.aname = init and proc.aname[2] = init"
                    + " and proc.pname = bash and not proc.aname = vi",
                "%proc.aname %proc.ppid %proc.aname[9]")));

    feed(fork(1, 50, "a=/"), exec(50, "/bin/bash"), fork(50, 60, "a=/"));
    Event vi =
        new EventBuilder("SYSCALL_EXECVE_19_X")
            .tid(60)
            .with("res", 0)
            .with("exe", "vi")
            .with("comm", "vi")
            .with("tid", 60)
            .with("pid", 60)
            .with("ptid", 50)
            .build();
    feed(vi);

    assertEquals(List.of("bash init 50 <NA>"), sink.messages());
  }

  @Test
  void orphansPassToTheReaper() {
    engine.load(TestRules.load(TestRules.rule("open", "evt.type = open", "%proc.pname")));

    feed(
        fork(1, 50, "a=/"),
        exec(50, "/bin/bash"),
        fork(50, 60, "a=/"),
        open(60, 3, "/x", 1),
        new EventBuilder("PROCEXIT_1_E").tid(50).with("status", 0).with("reaper_tid", 1).build(),
        open(60, 4, "/x", 1));

    assertEquals(List.of("bash", "init"), sink.messages());
  }

  @Test
  void firstMatchStops() {
    engine = start(RuleMatching.FIRST);
    engine.load(
        TestRules.load(
            TestRules.rule("one", "evt.type = open", "1")
                + TestRules.rule("two", "evt.type = open", "2")));

    feed(open(1, 3, "/x", 1));

    assertEquals(List.of("one"), sink.rules());
  }

  @Test
  void matchesBehindTheFirstAreCountedAsShadowed() {
    engine.load(
        TestRules.load(
            TestRules.rule("wide", "evt.type = open and fd.num >= 0", "1")
                + TestRules.rule("narrow", "evt.type = open and fd.name = /x", "2")
                + TestRules.rule("other", "evt.type in (open, close) and fd.name = /y", "3")));

    feed(
        open(1, 3, "/x", 1),
        open(1, 4, "/y", 1),
        new EventBuilder("SYSCALL_CLOSE_X").with("res", 0).with("fd", 4).build());

    assertEquals(
        List.of(
            new RuleCount("wide", 2, 0, null, 0),
            new RuleCount("narrow", 1, 1, "wide", 0),
            new RuleCount("other", 2, 1, "wide", 0)),
        engine.counts());
    assertEquals("wide", engine.counts().get(1).silencedBy());
    assertNull(engine.counts().get(2).silencedBy());
  }

  @Test
  void aRuleThatThrowsIsCountedAndReportedOnce() {
    engine.load(
        TestRules.load(
            TestRules.rule("throws", "evt.type = open and container.name = web", "1")
                + TestRules.rule("throws too", "evt.type = open and not container.name = x", "2")
                + TestRules.rule("sane", "evt.type = open", "3")));
    feed(fork(1, 50, "memory=/docker/web"));
    broken = true;

    feed(open(50, 3, "/x", 1), open(50, 4, "/x", 1));

    assertEquals(List.of("sane", "sane"), sink.rules());
    assertEquals(List.of("throws", "throws too"), sink.failures);
    assertEquals(List.of(2L, 2L, 0L), engine.counts().stream().map(RuleCount::failures).toList());
    assertEquals(4, engine.failures());
  }

  @Test
  void whatAnEventEndedIsForgottenEvenIfItsAlertFails() {
    Engine failing =
        start(
            RuleMatching.ALL,
            match -> {
              throw new IllegalStateException("full disk");
            });
    failing.load(TestRules.load(TestRules.rule("close", "evt.type = close", "%fd.name")));
    failing.onEvent(open(1, 3, "/x", 1), 0);
    Event close = new EventBuilder("SYSCALL_CLOSE_X").with("res", 0).with("fd", 3).build();

    assertThrows(IllegalStateException.class, () -> failing.onEvent(close, 0));

    failing.load(
        TestRules.load(TestRules.rule("known", "evt.type = close and fd.type exists", "never")));
    failing.onEvent(close, 0);
    assertEquals(0, failing.counts().get(0).matches());
  }

  @Test
  void anOpenOfAnOldVersionHasNoFlags() {
    engine.load(
        TestRules.load(TestRules.rule("open", "evt.type = openat", "%fd.num %evt.is_open_read")));

    feed(new EventBuilder("SYSCALL_OPENAT_X").with("fd", 3).build());

    assertEquals(List.of("3 false"), sink.messages());
  }

  @Test
  void enterEventsOnlyTellThePath() {
    engine.load(TestRules.load(TestRules.rule("open", "evt.type = open", "%fd.name")));

    feed(
        new EventBuilder("SYSCALL_OPEN_E").with("name", "/etc/shadow").build(),
        open(1, 3, "/tmp/harmless", 1));

    assertEquals(List.of("/etc/shadow"), sink.messages());
  }

  @Test
  void addressThatTheKernelWasGivenCounts() {
    engine.load(TestRules.load(TestRules.rule("connect", "evt.type = connect", "%fd.name")));
    byte[] asked = {2, 10, 0, 0, 1, 80, 0};
    byte[] forged = {2, (byte) 192, (byte) 168, 0, 1, (byte) 187, 1};

    feed(
        new EventBuilder("SOCKET_SOCKET_X")
            .with("fd", 5)
            .with("domain", 2)
            .with("type", 1)
            .with("proto", 6)
            .build(),
        new EventBuilder("SOCKET_CONNECT_E").with("fd", 5).with("addr", asked).build(),
        new EventBuilder("SOCKET_CONNECT_X")
            .with("res", 0)
            .with("tuple", EventBuilder.tuple("10.0.0.9", 4000, "192.168.0.1", 443))
            .with("fd", 5)
            .with("addr", forged)
            .build());

    assertEquals(List.of("10.0.0.9:4000->10.0.0.1:80"), sink.messages());
  }

  @Test
  void rulesThatCannotBeEvaluatedAreReported() {
    LoadedRuleset loaded =
        engine.load(
            TestRules.load(
                TestRules.rule("no", "evt.type = open and fd.sip.name contains x", "x")
                    + TestRules.rule("yes", "evt.type = open", "x")));

    assertEquals(1, loaded.problems().size());
    assertEquals("no", loaded.problems().get(0).rule().name());
    assertTrue(loaded.problems().get(0).message().contains("names of addresses"));
    feed(open(1, 3, "/x", 1));
    assertEquals(List.of("yes"), sink.rules());
  }

  @Test
  void shortEventsAreCountedNotFatal() {
    engine.load(TestRules.load(TestRules.rule("any", "evt.type = openat", "%evt.args")));

    feed(new EventBuilder("SYSCALL_OPENAT_2_X").count(1).with("fd", 3).build());

    assertEquals(1, engine.events());
    assertEquals(List.of("fd=3(<f><NA>)"), sink.messages());
  }
}

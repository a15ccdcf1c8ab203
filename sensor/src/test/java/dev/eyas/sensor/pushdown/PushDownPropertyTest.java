package dev.eyas.sensor.pushdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.catalog.Syscalls;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.AlertSink;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.Match;
import dev.eyas.sensor.TestRules;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.pushdown.FilterModel.FileKind;
import dev.eyas.sensor.state.TestProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What the kernel keeps back changes no alert: neither its rule nor its text. */
class PushDownPropertyTest {
  private static final String[] PATHS = {
    "/etc/shadow",
    "/etc/ssh/key",
    "/etc",
    "/opt/dir/x",
    "/opt/dir",
    "/tmp/file",
    "shadow",
    "/",
    "/tmp/../etc/shadow",
    "//etc/shadow",
    "/./etc/shadow",
    "/etc/",
    "../etc/shadow",
    "/etc./a../b",
    "/etcetera",
    "/" + "long/".repeat(60) + "x"
  };

  /** Something that the one process does; numbers choose among what is possible. */
  private record Step(String call, int choice, String path, int flags, boolean fails) {}

  /** A system call as it happened. */
  private record Done(
      int syscall, long result, int access, String path, FileKind kind, Event event) {}

  private static final class Alerts implements AlertSink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void alert(Match match) {
      lines.add(match.rule().name() + ": " + match.message());
    }

    @Override
    public void failed(EffectiveRule rule, RuntimeException cause) {
      throw cause;
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(
                "open", "open", "openat", "creat", "close", "close", "dup2", "read", "chmod",
                "socket", "sysfs", "fchmod"),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(PATHS),
            Arbitraries.of(1, 2, 3, 2 | 4, 3 | 4 | 0x4000, 1 | 0x400),
            Arbitraries.of(false, false, true))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  @Provide
  Arbitrary<List<String>> rules() {
    return Combinators.combine(
            Arbitraries.recursive(this::checks, PushDownPropertyTest::combined, 0, 3),
            Arbitraries.of(
                "%proc.name",
                "%fd.name",
                "%evt.args",
                "%evt.type %evt.rawres",
                "%evt.arg.name",
                "%fd.type",
                "%fs.path.name",
                "%proc.fdopencount"))
        .as((condition, output) -> condition + "\t" + output)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private Arbitrary<String> checks() {
    Arbitrary<String> text =
        Combinators.combine(
                Arbitraries.of(
                    "fd.name", "fd.nameraw", "fd.directory", "fs.path.name", "evt.arg.name"),
                Arbitraries.of(
                    "= %s",
                    "contains ../",
                    "contains %s/.",
                    "startswith %s",
                    "in (%s, /opt/dir)",
                    "pmatch (%s)",
                    "glob %s*",
                    "!= %s",
                    "contains %s",
                    "startswith anyof (%s, /opt)",
                    "glob *%s"),
                Arbitraries.of("/etc", "/etc/shadow", "/opt", "shadow", "/", "/tmp/", "/etc/"))
            .as((field, test, constant) -> field + " " + test.formatted(constant));
    Arbitrary<String> number =
        Combinators.combine(
                Arbitraries.of("fd.num", "evt.rawres"),
                Arbitraries.of("=", "<", ">=", "!=", ">", "<="),
                Arbitraries.of(-2, -1, 0, 1, 3, 4))
            .as((field, operator, constant) -> field + " " + operator + " " + constant);
    Arbitrary<String> fixed =
        Arbitraries.of(
            "evt.failed = true",
            "evt.failed = false",
            "evt.failed != true",
            "evt.is_open_read = true",
            "evt.is_open_write = true",
            "evt.is_open_write != false",
            "evt.is_open_create = true",
            "fd.type = ipv4",
            "fd.type in (ipv4, ipv6)",
            "fd.typechar = f",
            "fd.name exists",
            "evt.rawres in (3, -2)",
            "evt.res = SUCCESS",
            "evt.res = ENOENT",
            "evt.res in (ENOENT, EACCES)",
            "tolower(fd.name) = /etc/shadow");
    return Arbitraries.oneOf(types(), types(), text, text, number, fixed);
  }

  private static Arbitrary<String> types() {
    return Arbitraries.of(
        "evt.type = open",
        "evt.type in (open, openat, creat)",
        "evt.type != close",
        "evt.type = close",
        "evt.type in (dup2, read)",
        "evt.type = sysfs",
        "evt.type = chmod",
        "evt.type in (chmod, fchmod)");
  }

  private static Arbitrary<String> combined(Arbitrary<String> parts) {
    return Arbitraries.oneOf(
        Combinators.combine(parts, parts).as((a, b) -> "(" + a + " and " + b + ")"),
        Combinators.combine(types(), parts, parts)
            .as((a, b, c) -> "(" + a + " and " + b + " and " + c + ")"),
        Combinators.combine(parts, parts).as((a, b) -> "(" + a + " or " + b + ")"),
        parts.map(a -> "not (" + a + ")"));
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void alertsStayTheSame(@ForAll("rules") List<String> rules, @ForAll("steps") List<Step> steps) {
    EffectiveRuleset ruleset = ruleset(rules);
    Alerts whole = new Alerts();
    Alerts filtered = new Alerts();
    Engine unfiltered = engine(ruleset, whole);
    Engine behind = engine(ruleset, filtered);
    KernelFilter plan =
        new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT)
            .plan(ruleset.rules(), behind.stateTypes());
    FilterModel model = new FilterModel(plan);

    for (Done done : happened(steps)) {
      unfiltered.onEvent(done.event, 0);
      if (model.passes(done.syscall, done.result, done.access, done.path, done.kind)) {
        behind.onEvent(done.event, 0);
      }
    }

    assertEquals(whole.lines, filtered.lines);
  }

  private static EffectiveRuleset ruleset(List<String> rules) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < rules.size(); i++) {
      String[] parts = rules.get(i).split("\t");
      yaml.append(TestRules.rule("r" + i, parts[0], parts[1]));
    }
    return TestRules.load(yaml.toString());
  }

  private static Engine engine(EffectiveRuleset ruleset, AlertSink sink) {
    Engine engine =
        new Engine(
            EngineOptions.live().withProcesses(new TestProcesses()), ContainerRegistry.NONE, sink);
    engine.seed();
    engine.load(ruleset);
    return engine;
  }

  /** The steps as one process could do them, with the descriptors that it would get. */
  private static List<Done> happened(List<Step> steps) {
    Map<Long, FileKind> open = new TreeMap<>();
    List<Done> result = new ArrayList<>();
    for (Step step : steps) {
      result.add(done(step, open));
    }
    return result;
  }

  private static Done done(Step step, Map<Long, FileKind> open) {
    long used = 3 + step.choice;
    return switch (step.call) {
      case "open", "openat", "creat" -> opened(step, open);
      case "close" -> closed(used, open);
      case "dup2" -> duplicated(used, 3 + (step.choice + 2) % 6, open);
      case "socket" -> socket(open);
      case "read" ->
          plain(
              "read",
              step.fails ? -9 : 1,
              event("SYSCALL_READ_X").with("res", step.fails ? -9 : 1).with("fd", used));
      case "chmod" ->
          plain(
              "chmod",
              step.fails ? -2 : 0,
              event("SYSCALL_CHMOD_X")
                  .with("res", step.fails ? -2 : 0)
                  .with("filename", step.path));
      case "fchmod" ->
          plain(
              "fchmod",
              step.fails ? -2 : 0,
              event("SYSCALL_FCHMOD_X").with("res", step.fails ? -2 : 0).with("fd", used));
      default -> plain("sysfs", 0, event("GENERIC_X").with("ID", 81));
    };
  }

  private static EventBuilder event(String code) {
    return new EventBuilder(code).tid(1);
  }

  private static Done plain(String call, long result, EventBuilder event) {
    return new Done(number(call), result, 0, "", FileKind.NONE, event.build());
  }

  private static int number(String call) {
    return Syscalls.find(call).orElseThrow().x8664();
  }

  private static long free(Map<Long, FileKind> open) {
    long number = 3;
    while (open.containsKey(number)) {
      number++;
    }
    return number;
  }

  private static Done opened(Step step, Map<Long, FileKind> open) {
    long fd = step.fails ? -2 : free(open);
    boolean isDirectory =
        step.path.equals("/") || step.path.matches("/etc/?|/opt/dir") || (step.flags & 0x400) != 0;
    FileKind kind =
        step.fails ? FileKind.NONE : isDirectory ? FileKind.DIRECTORY : FileKind.REGULAR;
    if (!step.fails) {
      open.put(fd, kind);
    }
    boolean isCreat = step.call.equals("creat");
    String code =
        switch (step.call) {
          case "open" -> "SYSCALL_OPEN_X";
          case "openat" -> "SYSCALL_OPENAT_2_X";
          default -> "SYSCALL_CREAT_X";
        };
    EventBuilder event = event(code).with("fd", fd).with("name", step.path);
    if (!isCreat) {
      event.with("flags", step.flags);
    }
    if (step.call.equals("openat")) {
      event.with("dirfd", -100);
    }
    int access =
        isCreat
            ? KernelFilter.CREATES
            : step.flags & 3 | ((step.flags & 4) != 0 ? KernelFilter.CREATES : 0);
    return new Done(number(step.call), fd, access, step.path, kind, event.build());
  }

  private static Done closed(long fd, Map<Long, FileKind> open) {
    FileKind kind = open.getOrDefault(fd, FileKind.NONE);
    long result = open.remove(fd) == null ? -9 : 0;
    Event event = event("SYSCALL_CLOSE_X").with("res", result).with("fd", fd).build();
    return new Done(number("close"), result, 0, "", kind, event);
  }

  private static Done duplicated(long from, long to, Map<Long, FileKind> open) {
    FileKind kind = open.get(from);
    long result = kind == null ? -9 : to;
    if (kind != null) {
      open.put(to, kind);
    }
    return plain(
        "dup2",
        result,
        event("SYSCALL_DUP2_X").with("res", result).with("oldfd", from).with("newfd", to));
  }

  private static Done socket(Map<Long, FileKind> open) {
    long fd = free(open);
    open.put(fd, FileKind.SOCKET);
    return plain(
        "socket",
        fd,
        event("SOCKET_SOCKET_X").with("fd", fd).with("domain", 2).with("type", 1).with("proto", 6));
  }
}

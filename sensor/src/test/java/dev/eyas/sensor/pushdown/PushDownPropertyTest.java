package dev.eyas.sensor.pushdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.catalog.Syscalls;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.pushdown.FilterModel.FileKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

  /** Some of just as many bytes as the kernel keeps of a name, and of one more. */
  private static final String[] NAMES = {
    "init", "sh", "exactly15-bytes", "sixteen-bytes-16", "sixteen-bytes-1", "a\\b"
  };

  /** Something that the one process does; numbers choose among what is possible. */
  private record Step(
      String call, int choice, String path, int flags, boolean fails, String rewritten) {}

  /**
   * A system call as it happened.
   *
   * @param entry its event at the entry; null: it has none
   * @param renaming what it means for the kernel's name of the process
   */
  private record Done(
      int syscall,
      long result,
      int access,
      String path,
      FileKind kind,
      Event entry,
      Event event,
      Consumer<FilterModel> renaming) {
    Done(
        int syscall,
        long result,
        int access,
        String path,
        FileKind kind,
        Event entry,
        Event event) {
      this(syscall, result, access, path, kind, entry, event, model -> {});
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(
                "open",
                "open",
                "openat",
                "creat",
                "close",
                "close",
                "dup2",
                "read",
                "chmod",
                "socket",
                "sysfs",
                "fchmod",
                "execve",
                "prctl",
                "sysfs, renamed"),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(PATHS),
            Arbitraries.of(1, 2, 3, 2 | 4, 3 | 4 | 0x4000, 1 | 0x400),
            Arbitraries.of(false, false, true),
            Arbitraries.of(PATHS).injectNull(0.8))
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
    Arbitrary<String> name =
        Combinators.combine(
                Arbitraries.of(
                    "proc.name = %s",
                    "proc.name != %s",
                    "proc.name in (%s, other)",
                    "not proc.name in (%s, sh)",
                    "proc.name in (%s, sixteen-bytes-16)",
                    "proc.name startswith %s"),
                Arbitraries.of(NAMES))
            .as(String::formatted);
    return Arbitraries.oneOf(types(), types(), text, text, number, fixed, name, name);
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
    FilteredEngine engine = new FilteredEngine(rules);
    FilterModel model = engine.model();

    for (Done done : happened(steps)) {
      done.renaming.accept(model);
      if (done.entry != null) {
        engine.happen(
            done.syscall, done.entry, model.passesEntry(done.syscall, done.access, done.path));
      }
      engine.happen(
          done.syscall,
          done.event,
          model.passes(done.syscall, done.result, done.access, done.path, done.kind));
    }

    assertEquals(engine.alertsOfAll(), engine.alertsOfPassed());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void whatIsKnownOfTheRulesBeforeChangesNoPlan(
      @ForAll("rules") List<String> before, @ForAll("rules") List<String> after) {
    PushDown kept = new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT);
    List<String> mixed = Stream.concat(after.stream(), before.stream().skip(1)).toList();

    for (List<String> rules : List.of(before, mixed, after)) {
      List<EffectiveRule> loaded = FilteredEngine.ruleset(rules).rules();
      assertEquals(
          new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT)
              .plan(loaded, new BitSet(), Set.of()),
          kept.plan(loaded, new BitSet(), Set.of()));
    }
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
      case "read" -> read(used, step.fails ? -9 : 1, open);
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
      case "execve" -> executed(name(step));
      case "prctl" -> renamedItself(name(step));
      case "sysfs, renamed" -> renamed(sysfs(), name(step));
      default -> sysfs();
    };
  }

  private static String name(Step step) {
    return NAMES[step.choice % NAMES.length];
  }

  /** As the kernel cuts it. */
  private static String kept(String name) {
    return name.substring(0, Math.min(name.length(), KernelFilter.NAME));
  }

  private static Done sysfs() {
    return plain("sysfs", 0, event("GENERIC_X").with("ID", 81));
  }

  private static Done executed(String name) {
    EventBuilder event =
        event("SYSCALL_EXECVE_19_X")
            .with("res", 0)
            .with("exe", name)
            .with("tid", 1)
            .with("pid", 1)
            .with("ptid", 0)
            .with("comm", kept(name));
    Done done = plain("execve", 0, event);
    return renaming(done, model -> model.executed(kept(name)));
  }

  /** The event tells the whole name, of which the kernel keeps less. */
  private static Done renamedItself(String name) {
    EventBuilder event =
        event("SYSCALL_PRCTL_X").with("res", 0).with("option", 15).with("arg2_str", name);
    return renamed(plain("prctl", 0, event), name);
  }

  /** Without an event, through /proc, before something else. */
  private static Done renamed(Done done, String name) {
    return renaming(done, model -> model.renamed(kept(name)));
  }

  private static Done renaming(Done done, Consumer<FilterModel> renaming) {
    return new Done(
        done.syscall,
        done.result,
        done.access,
        done.path,
        done.kind,
        done.entry,
        done.event,
        renaming);
  }

  private static EventBuilder event(String code) {
    return new EventBuilder(code).tid(1);
  }

  private static Done plain(String call, long result, EventBuilder event) {
    return new Done(number(call), result, 0, "", FileKind.NONE, null, event.build());
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
    String atExit = step.rewritten == null ? step.path : step.rewritten;
    EventBuilder event = event(code).with("fd", fd).with("name", atExit);
    EventBuilder entry = event(code.replaceFirst("_X$", "_E")).with("name", step.path);
    for (EventBuilder one : List.of(event, entry)) {
      if (!isCreat) {
        one.with("flags", step.flags);
      }
      if (step.call.equals("openat")) {
        one.with("dirfd", -100);
      }
    }
    int access =
        isCreat
            ? KernelFilter.CREATES
            : step.flags & 3 | ((step.flags & 4) != 0 ? KernelFilter.CREATES : 0);
    return new Done(number(step.call), fd, access, step.path, kind, entry.build(), event.build());
  }

  private static Done closed(long fd, Map<Long, FileKind> open) {
    FileKind kind = open.getOrDefault(fd, FileKind.NONE);
    long result = open.remove(fd) == null ? -9 : 0;
    Event event = event("SYSCALL_CLOSE_X").with("res", result).with("fd", fd).build();
    return new Done(number("close"), result, 0, "", kind, null, event);
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

  private static Done read(long fd, long result, Map<Long, FileKind> open) {
    Event event = event("SYSCALL_READ_X").with("res", result).with("fd", fd).build();
    FileKind kind = open.getOrDefault(fd, FileKind.NONE);
    return new Done(number("read"), result, 0, "", kind, null, event);
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

package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.output.OutputOptions;
import dev.eyas.sensor.state.TestProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The shared network and its look-ups against the plain reading of every rule. */
class NetworkPropertyTest {
  private static final String[] NAMES = {"bash", "sh", "cat", "init"};
  private static final String[] PATHS = {
    "/etc/shadow", "/etc/ssh/sshd.conf", "/opt/dir/x", "/opt/dir2", "/", "/tmp/SHadow.conf"
  };

  /** An event, and the values that the fields have on it. */
  private record Sample(String type, String name, String path, long number) {
    Event event() {
      long tid = tid();
      return switch (type) {
        case "execve" ->
            new EventBuilder("SYSCALL_EXECVE_19_X")
                .tid(tid)
                .with("res", 0)
                .with("exe", name)
                .with("comm", name)
                .with("tid", tid)
                .with("pid", tid)
                .with("ptid", 1)
                .with("trusted_exepath", "/bin/" + name)
                .build();
        case "open" ->
            new EventBuilder("SYSCALL_OPEN_X")
                .tid(tid)
                .with("fd", number)
                .with("name", path)
                .with("flags", 1)
                .build();
        case "read" ->
            new EventBuilder("SYSCALL_READ_X")
                .tid(tid)
                .with("res", number)
                .with("data", path.getBytes())
                .with("fd", 99)
                .build();
        default -> new EventBuilder("GENERIC_X").tid(tid).with("ID", 81).build();
      };
    }

    /** Each name is a process of its own. */
    long tid() {
      return name.equals("init") ? 1 : 100 + List.of(NAMES).indexOf(name);
    }

    Map<String, Object> values() {
      Map<String, Object> values = new HashMap<>();
      boolean isInit = name.equals("init");
      values.put("evt.type", type);
      values.put("proc.name", name);
      values.put("evt.is_open_read", type.equals("open"));
      if (!isInit) {
        values.put("proc.pname", "init");
        values.put("proc.aname", List.of("init"));
      }
      switch (type) {
        case "open" -> {
          values.put("fd.name", path);
          values.put("fd.num", number);
          values.put("evt.rawres", number);
        }
        case "read" -> {
          values.put("evt.buffer", path);
          values.put("fd.name", "");
          values.put("fd.num", 99L);
          values.put("evt.rawres", number);
        }
        case "execve" -> values.put("evt.rawres", 0L);
        default -> {}
      }
      return values;
    }
  }

  @Provide
  Arbitrary<List<Sample>> samples() {
    return Combinators.combine(
            Arbitraries.of("execve", "open", "open", "read", GENERIC),
            Arbitraries.of(NAMES),
            Arbitraries.of(PATHS),
            Arbitraries.longs().between(3, 7))
        .as(NetworkPropertyTest::sample)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static final String GENERIC = "sysfs";

  private static Sample sample(String type, String name, String path, long number) {
    // Init never changes its name.
    return type.equals("execve") && name.equals("init")
        ? new Sample("open", name, path, number)
        : new Sample(type, name, path, number);
  }

  @Provide
  Arbitrary<List<String>> conditions() {
    return Arbitraries.recursive(this::checks, NetworkPropertyTest::combined, 0, 3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private Arbitrary<String> checks() {
    Arbitrary<String> names = Arbitraries.of(NAMES);
    Arbitrary<String> texts =
        Arbitraries.of(
            "/etc", "/etc/shadow", "conf", ".conf", "dir", "/", "shadow", "d", "/opt/dir");
    Arbitrary<String> text =
        Combinators.combine(
                Arbitraries.of("fd.name", "evt.buffer"),
                Arbitraries.of("=", "!=", "startswith", "endswith", "contains"),
                texts)
            .as((field, operator, constant) -> field + " " + operator + " " + constant);
    Arbitrary<String> many =
        Combinators.combine(
                Arbitraries.of("in", "pmatch", "startswith anyof", "!= allof", "contains oneof"),
                texts.list().ofMinSize(0).ofMaxSize(4))
            .as((operator, list) -> "fd.name " + operator + " (" + String.join(", ", list) + ")");
    Arbitrary<String> process =
        Combinators.combine(
                Arbitraries.of("proc.name", "proc.pname", "proc.aname"),
                Arbitraries.of("= %s", "!= %s", "in (%s, zsh)", "in (zsh)"),
                names)
            .as((field, test, name) -> field + " " + test.formatted(name));
    Arbitrary<String> number =
        Combinators.combine(
                Arbitraries.of("fd.num", "evt.rawres", "len(fd.name)"),
                Arbitraries.of("=", "<", ">=", "!="),
                Arbitraries.longs().between(3, 7))
            .as((field, operator, constant) -> field + " " + operator + " " + constant);
    Arbitrary<String> fixed =
        Arbitraries.of(
            "fd.name exists",
            "evt.buffer exists",
            "evt.is_open_read = true",
            "fd.name glob /etc/*",
            "fd.name icontains SHADOW",
            "fd.name glob *.conf",
            "toupper(proc.name) = CAT",
            "basename(fd.name) = shadow",
            "proc.name = val(proc.pname)",
            "fd.num in (3, 99)",
            "fd.name in ()");
    return Arbitraries.oneOf(types(), text, many, process, number, fixed);
  }

  private static Arbitrary<String> types() {
    return Arbitraries.of(
        "evt.type = open",
        "evt.type in (open, read)",
        "evt.type != execve",
        "evt.type = " + GENERIC,
        "evt.type in (execve, sysfs)");
  }

  private static Arbitrary<String> combined(Arbitrary<String> parts) {
    return Arbitraries.oneOf(
        Combinators.combine(parts, parts).as((a, b) -> "(" + a + " and " + b + ")"),
        Combinators.combine(parts, parts, parts)
            .as((a, b, c) -> "(" + a + " and " + b + " and " + c + ")"),
        Combinators.combine(parts, parts).as((a, b) -> "(" + a + " or " + b + ")"),
        parts.map(a -> "not (" + a + ")"),
        parts);
  }

  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void sameAsThePlainReading(
      @ForAll("conditions") List<String> conditions, @ForAll("samples") List<Sample> samples) {
    EffectiveRuleset ruleset = ruleset(conditions);
    RecordingSink all = new RecordingSink();
    RecordingSink first = new RecordingSink();
    Engine judgingAll = engine(RuleMatching.ALL, ruleset, all);
    Engine judgingFirst = engine(RuleMatching.FIRST, ruleset, first);
    List<String> expectedAll = new ArrayList<>();
    List<String> expectedFirst = new ArrayList<>();
    Map<String, Long> shadowed = new HashMap<>();

    for (Sample sample : samples) {
      List<String> expected = expected(sample, ruleset);
      expectedAll.addAll(expected);
      expectedFirst.addAll(expected.subList(0, Math.min(1, expected.size())));
      expected.stream().skip(1).forEach(rule -> shadowed.merge(rule, 1L, Long::sum));
      judgingAll.onEvent(sample.event(), 0);
      judgingFirst.onEvent(sample.event(), 0);
    }

    assertEquals(expectedAll, all.rules());
    assertEquals(expectedFirst, first.rules());
    assertEquals(shadowed, shadowed(judgingAll));
    assertTrue(judgingAll.checks() <= (long) distinctChecks(ruleset) * samples.size());
  }

  /** What a ruleset shares with those before it is judged as by one that shares nothing. */
  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void rulesetsOneAfterTheOtherJudgeEachByItself(
      @ForAll("conditions") List<String> before,
      @ForAll("conditions") List<String> after,
      @ForAll("samples") List<Sample> samples) {
    List<String> mixed = new ArrayList<>(after);
    mixed.addAll(before);
    List<String> expected = new ArrayList<>();
    RecordingSink matches = new RecordingSink();
    Engine engine = engine(RuleMatching.ALL, ruleset(before), matches);

    for (List<String> conditions : List.of(before, mixed, after)) {
      EffectiveRuleset ruleset = ruleset(conditions);
      engine.load(ruleset);
      for (Sample sample : samples) {
        expected.addAll(expected(sample, ruleset));
        engine.onEvent(sample.event(), 0);
      }
    }

    assertEquals(expected, matches.rules());
  }

  private static List<String> expected(Sample sample, EffectiveRuleset ruleset) {
    ConditionOracle oracle = new ConditionOracle(sample.values());
    int type = sample.event().type();
    return ruleset.rules().stream()
        .filter(rule -> rule.eventTypes().get(type) && oracle.holds(rule.condition()))
        .map(EffectiveRule::name)
        .toList();
  }

  private static Map<String, Long> shadowed(Engine engine) {
    return engine.counts().stream()
        .filter(count -> count.shadowed() > 0)
        .collect(Collectors.toMap(RuleCount::rule, RuleCount::shadowed));
  }

  private static EffectiveRuleset ruleset(List<String> conditions) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < conditions.size(); i++) {
      yaml.append(TestRules.rule("r" + i, conditions.get(i), "x"));
    }
    return TestRules.load(yaml.toString());
  }

  /** An engine that knows each name's process. */
  private static Engine engine(RuleMatching matching, EffectiveRuleset ruleset, AlertSink sink) {
    EngineOptions options =
        new EngineOptions(
            matching,
            Priority.DEBUG,
            OutputOptions.defaults("testbox"),
            "testbox",
            new TestProcesses(),
            Path.of("/nonexistent"));
    Engine engine = new Engine(options, ContainerRegistry.NONE, sink);
    engine.seed();
    for (String name : NAMES) {
      if (!name.equals("init")) {
        engine.onEvent(new Sample("execve", name, "", 0).event(), 0);
      }
    }
    LoadedRuleset loaded = engine.load(ruleset);
    assertEquals(List.of(), loaded.problems());
    return engine;
  }

  private static int distinctChecks(EffectiveRuleset ruleset) {
    Set<String> checks = new HashSet<>();
    ruleset.rules().forEach(rule -> collect(rule.condition(), checks));
    return checks.size();
  }

  private static void collect(Condition condition, Set<String> checks) {
    if (condition instanceof Condition.And and) {
      and.operands().forEach(operand -> collect(operand, checks));
    } else if (condition instanceof Condition.Or or) {
      or.operands().forEach(operand -> collect(operand, checks));
    } else if (condition instanceof Condition.Not not) {
      collect(not.operand(), checks);
    } else if (condition instanceof Condition.Check check) {
      checks.add(check.left().text() + check.operator() + check.modifier() + check.right());
    }
  }
}

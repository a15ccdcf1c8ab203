package dev.eyas.sensor.pushdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.Corpus;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.TestRules;
import dev.eyas.sensor.capture.CaptureHandler;
import dev.eyas.sensor.capture.CaptureReader;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.Params;
import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.kernel.KernelFilter.Family;
import dev.eyas.sensor.pushdown.FilterModel.FileKind;
import dev.eyas.sensor.pushdown.FilterModel.Socket;
import dev.eyas.sensor.state.EventLayout;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.FdType;
import dev.eyas.sensor.state.L4Proto;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * What the kernel would have kept back of recorded events changes no alert. What it would have
 * known of a descriptor is taken from the state of an engine that sees everything.
 */
class RecordedPushDownTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final List<String> NAMES =
      List.of("shells", "files", "network", "ptrace", "symlinks", "memfd", "container");

  /** By event type, of calls that have events of their own. */
  private static final Map<String, Syscall> CALLS = new HashMap<>();

  static {
    for (Syscall call : Syscalls.all()) {
      if (!call.isGeneric() && call.x8664() != null) {
        CALLS.put(call.exit(), call);
        CALLS.put(call.exit().replaceFirst("_X$", "_E"), call);
      }
    }
  }

  @Provide
  Arbitrary<List<String>> rules() {
    return Arbitraries.oneOf(
        new PushDownPropertyTest().rules(), new SocketPushDownPropertyTest().rules());
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void generatedRules(@ForAll("rules") List<String> rules) throws Exception {
    for (String capture : List.of("files", "network", "symlinks")) {
      compare(capture, FilteredEngine.ruleset(rules));
    }
  }

  @Example
  void rulesOfTheScenarios() throws Exception {
    String rules = Files.readString(CAPTURES.resolve("rules.yaml"));
    long keptBack = 0;
    for (String capture : NAMES) {
      keptBack += compare(capture, TestRules.load(rules));
    }
    assertTrue(keptBack > 0);
  }

  @Example
  void officialRules() throws Exception {
    Path official = Corpus.folder().resolve("upstream-rules/falco_rules.yaml");
    long keptBack = 0;
    for (String capture : NAMES) {
      keptBack += compare(capture, TestRules.load(Files.readString(official)));
    }
    System.out.println("recorded events that official rules leave in the kernel: " + keptBack);
    assertTrue(keptBack > 100, "" + keptBack);
  }

  private static long compare(String capture, EffectiveRuleset rules) throws Exception {
    List<String> whole = new ArrayList<>();
    List<String> filtered = new ArrayList<>();
    Kernel kernel = new Kernel(engine(rules, whole), rules);
    read(capture, kernel);
    Engine behind = engine(rules, filtered);
    read(capture, new Passed(behind, kernel.keptBack));
    assertEquals(whole, filtered, capture);
    return kernel.keptBack.cardinality();
  }

  private static Engine engine(EffectiveRuleset rules, List<String> alerts) {
    Engine engine =
        new Engine(
            EngineOptions.captured().withRuleMatching(RuleMatching.ALL),
            ContainerRegistry.NONE,
            match -> alerts.add(match.rule().name() + ": " + match.message()));
    engine.load(rules);
    return engine;
  }

  private static void read(String capture, CaptureHandler handler) throws Exception {
    try (CaptureReader reader = CaptureReader.open(CAPTURES.resolve(capture + ".scap.gz"))) {
      while (reader.read(handler, 1 << 14)) {
        // up to the end
      }
    }
  }

  /** Sees what is not kept back. */
  private record Passed(Engine engine, BitSet keptBack, int[] number) implements CaptureHandler {
    Passed(Engine engine, BitSet keptBack) {
      this(engine, keptBack, new int[1]);
    }

    @Override
    public SystemState begin() {
      return engine.state();
    }

    @Override
    public void onEvent(Event event, int cpu) {
      if (!keptBack.get(number[0]++)) {
        engine.onEvent(event, cpu);
      }
    }

    @Override
    public void onStateEvent(Event event, int cpu) {
      engine.track(event, cpu);
    }
  }

  /** Sees everything that is watched, and notes what a kernel would keep back. */
  private static final class Kernel implements CaptureHandler {
    private final Engine engine;
    private final FilterModel model;
    private final Params params = new Params();
    private final BitSet keptBack = new BitSet();
    private int number;

    Kernel(Engine engine, EffectiveRuleset rules) {
      this.engine = engine;
      model =
          new FilterModel(
              new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT)
                  .plan(rules.rules(), engine.stateTypes(), Set.of()));
    }

    @Override
    public SystemState begin() {
      return engine.state();
    }

    @Override
    public void onStateEvent(Event event, int cpu) {
      engine.track(event, cpu);
    }

    @Override
    public void onEvent(Event event, int cpu) {
      params.wrap(event);
      EventType type = params.type();
      int call = type == null ? -1 : call(type);
      if (call >= 0 && !model.watches(call)) {
        keptBack.set(number++);
        return;
      }
      FdInfo before = call < 0 ? null : descriptor(event.tid(), type);
      engine.onEvent(event, cpu);
      keptBack.set(number++, call >= 0 && !passes(event.tid(), type, call, before));
    }

    private int call(EventType type) {
      if (type.code().equals("PPME_GENERIC_X")) {
        return (int) params.number(type.paramIndex("nativeID"));
      }
      Syscall call = CALLS.get(type.code());
      return call == null ? -1 : call.x8664();
    }

    private FdInfo descriptor(long tid, EventType type) {
      ThreadInfo thread = engine.state().threads().find(tid);
      int param = EventLayout.fdParam(type);
      return thread == null || param < 0 ? null : thread.fds().get(params.number(param, -1));
    }

    private boolean passes(long tid, EventType type, int call, FdInfo before) {
      ThreadInfo thread = engine.state().threads().find(tid);
      if (thread == null) {
        return true;
      }
      String name = thread.comm();
      model.executed(name.substring(0, Math.min(name.length(), KernelFilter.NAME)));
      int outcome = EventLayout.resultParam(type);
      long result = outcome < 0 ? 0 : params.number(outcome);
      Subject subject = new Subject(type, type.name());
      FdInfo after = descriptor(tid, type);
      if (subject.opens()) {
        String path = params.text(type.paramIndex("name"));
        return type.isEnter()
            ? model.passesEntry(call, access(type), path)
            : model.passes(call, result, access(type), path, kind(after));
      }
      if (type.isEnter()) {
        return true;
      }
      if (subject.closes()) {
        return before == null || model.passes(call, result, 0, "", kind(before));
      }
      boolean isUnknown = after == null && subject.showsDescriptor();
      return isUnknown || model.passes(call, result, socket(after));
    }

    private int access(EventType type) {
      long flags = params.number(type.paramIndex("flags"));
      boolean creates = type.paramIndex("flags") < 0 || (flags & (1 << 2 | 1 << 13)) != 0;
      return (int) (flags & 3) | (creates ? KernelFilter.CREATES : 0);
    }

    private static FileKind kind(FdInfo fd) {
      return fd == null
          ? FileKind.NONE
          : fd.type() == FdType.DIRECTORY
              ? FileKind.DIRECTORY
              : fd.type() == FdType.FILE ? FileKind.REGULAR : FileKind.SOCKET;
    }

    private static Socket socket(FdInfo fd) {
      if (fd == null || !fd.type().isInternet()) {
        boolean isUnix = fd != null && fd.type() == FdType.UNIX;
        return isUnix ? new Socket(Family.UNIX, false, 0, 0) : Socket.NONE;
      }
      // one for IPv6 may show as IPv4
      return new Socket(
          Family.INET6, fd.l4Proto() == L4Proto.TCP, fd.sourcePort(), fd.destinationPort());
    }
  }
}

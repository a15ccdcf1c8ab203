package dev.eyas.sensor.pushdown;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.kernel.Tracepoint;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans what the kernel may keep back under a set of rules: system calls that neither rules nor the
 * state need, and of the others the calls that no rule can match. An event that the state needs is
 * never kept back; opened and closed files are, if no rule asks for descriptors of files later.
 */
public final class PushDown {
  /** A rule of more event types than these names none: it is not asked about tracepoints. */
  private static final int NAMED_TYPES = 100;

  private static final String CLOSE = "close";

  /** By these the engine knows the names of threads. */
  private static final List<String> NAMING =
      List.of("execve", "execveat", "clone", "clone3", "fork", "vfork");

  /** Whether rules' conditions are used, or their event types alone. */
  public enum Depth {
    CONDITIONS,
    EVENT_TYPES
  }

  private final Depth depth;
  private final BaseSyscalls base;

  public PushDown(Depth depth, BaseSyscalls base) {
    this.depth = depth;
    this.base = base;
  }

  /**
   * @param rules those in force
   * @param stateTypes numbers of the event types that the state is kept by
   */
  public KernelFilter plan(List<EffectiveRule> rules, BitSet stateTypes) {
    Map<Syscall, List<Alternative>> wanted = wanted(rules);
    BitSet interest = base.select(wanted.keySet(), stateTypes);
    Set<Tracepoint> tracepoints = tracepoints(rules);
    if (depth == Depth.EVENT_TYPES) {
      return KernelFilter.unfiltered(interest, tracepoints);
    }
    boolean keepsFiles = rules.stream().anyMatch(PushDown::needsFiles);
    Map<Integer, KernelFilter.Call> calls = new HashMap<>();
    boolean knowsNames = NAMING.stream().allMatch(name -> isWatched(name, interest));
    FilterBits bits = new FilterBits();
    for (Syscall syscall : Syscalls.all()) {
      if (syscall.x8664() == null || !interest.get(syscall.x8664())) {
        continue;
      }
      List<Alternative> alternatives =
          wanted.getOrDefault(syscall, List.of()).stream()
              .map(each -> knowsNames ? each : each.ofAnyName())
              .toList();
      if (!keepsFiles && Subject.of(syscall).opens()) {
        calls.put(syscall.x8664(), bits.add(KernelFilter.Kind.OPEN, alternatives));
      } else if (!keepsFiles && closes(syscall)) {
        calls.put(syscall.x8664(), new KernelFilter.Call(KernelFilter.Kind.CLOSE, 0, 0));
      } else if (!stateTypes.get(typeOf(syscall))) {
        if (isLimited(alternatives)) {
          calls.put(syscall.x8664(), bits.add(KernelFilter.Kind.OUTCOME, alternatives));
        }
      }
    }
    return new KernelFilter(
        interest, tracepoints, calls, bits.access(), bits.anyPath(), bits.prefixes(), bits.names());
  }

  /** The system calls whose events some rule can match, and how. */
  private static Map<Syscall, List<Alternative>> wanted(List<EffectiveRule> rules) {
    Map<Syscall, List<Alternative>> result = new HashMap<>();
    for (Syscall syscall : Syscalls.all()) {
      Subject subject = Subject.of(syscall);
      List<Alternative> alternatives = new ArrayList<>();
      for (EffectiveRule rule : rules) {
        if (rule.eventTypes().get(subject.type().id())) {
          alternatives.addAll(NecessaryCondition.of(rule.condition(), subject));
        }
      }
      if (!alternatives.isEmpty()) {
        result.put(syscall, alternatives);
      }
    }
    return result;
  }

  private static Set<Tracepoint> tracepoints(List<EffectiveRule> rules) {
    BitSet named = new BitSet(EventType.COUNT);
    rules.stream()
        .map(EffectiveRule::eventTypes)
        .filter(types -> types.cardinality() <= NAMED_TYPES)
        .forEach(named::or);
    return Tracepoint.causing(named);
  }

  /** Whether there is anything of a call that no rule can match. */
  private static boolean isLimited(List<Alternative> alternatives) {
    List<Alternative> free =
        alternatives.stream().filter(each -> each.name().equals(NameBound.ANY)).toList();
    return free.stream().noneMatch(Alternative::success)
        || free.stream().noneMatch(Alternative::failure);
  }

  private static boolean isWatched(String syscall, BitSet interest) {
    return Syscalls.find(syscall).filter(call -> interest.get(call.x8664())).isPresent();
  }

  private static boolean closes(Syscall syscall) {
    return syscall.name().equals(CLOSE);
  }

  private static int typeOf(Syscall syscall) {
    return Subject.of(syscall).type().id();
  }

  private static boolean closes(Subject subject) {
    return subject.name().equals(CLOSE);
  }

  /** Whether a rule may look, at an event of another kind, at a file opened before. */
  static boolean needsFiles(EffectiveRule rule) {
    DescriptorUse use = new DescriptorUse(rule);
    Stream<Subject> calls = Syscalls.all().stream().map(Subject::of);
    Stream<Subject> tracepoints =
        Events.all().stream()
            .filter(type -> type.categories().contains("TRACEPOINT"))
            .map(type -> new Subject(type, type.name()));
    return Stream.concat(calls, tracepoints)
        .filter(subject -> rule.eventTypes().get(subject.type().id()))
        .filter(subject -> !subject.type().categories().contains("NET"))
        .filter(subject -> closes(subject) || use.appliesTo(subject))
        .anyMatch(
            subject ->
                NecessaryCondition.of(rule.condition(), subject).stream()
                    .anyMatch(each -> closes(subject) || !each.onlySockets()));
  }
}

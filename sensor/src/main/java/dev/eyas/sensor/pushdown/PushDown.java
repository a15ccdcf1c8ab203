package dev.eyas.sensor.pushdown;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.kernel.KernelFilter.Descriptors;
import dev.eyas.sensor.kernel.Tracepoint;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans what the kernel may keep back under a set of rules: system calls that neither rules nor the
 * state need, and of the others the calls that no rule can match. An event that the state needs is
 * never kept back; those about files and sockets are, if no rule asks for them later.
 */
public final class PushDown {
  /** A rule of more event types than these names none: it is not asked about tracepoints. */
  private static final int NAMED_TYPES = 100;

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
  private final KnownDemands known = new KnownDemands();

  public PushDown(Depth depth, BaseSyscalls base) {
    this.depth = depth;
    this.base = base;
  }

  /**
   * @param rules those in force
   * @param stateTypes numbers of the event types that the state is kept by
   * @param studied names of rules of whose event types nothing is to be kept back
   */
  public synchronized KernelFilter plan(
      List<EffectiveRule> rules, BitSet stateTypes, Set<String> studied) {
    List<RuleDemands> demands = known.of(rules);
    Map<Syscall, List<Alternative>> wanted = wanted(demands);
    BitSet interest = base.select(wanted.keySet(), stateTypes);
    Set<Tracepoint> tracepoints = tracepoints(rules);
    if (depth == Depth.EVENT_TYPES) {
      return KernelFilter.unfiltered(interest, tracepoints);
    }
    DescriptorNeeds needs = DescriptorNeeds.of(demands);
    BitSet wholeTypes = new BitSet(EventType.COUNT);
    rules.stream()
        .filter(rule -> studied.contains(rule.name()))
        .forEach(rule -> wholeTypes.or(rule.eventTypes()));
    Map<Integer, KernelFilter.Call> calls = new HashMap<>();
    boolean knowsNames = NAMING.stream().allMatch(name -> isWatched(name, interest));
    FilterBits bits = new FilterBits();
    for (Syscall syscall : Syscalls.all()) {
      Subject subject = Subject.of(syscall);
      boolean isWatched = syscall.x8664() != null && interest.get(syscall.x8664());
      if (!isWatched || wholeTypes.get(subject.type().id())) {
        continue;
      }
      List<Alternative> alternatives =
          wanted.getOrDefault(syscall, List.of()).stream()
              .map(each -> knowsNames ? each : each.ofAnyName())
              .toList();
      boolean keepsState = stateTypes.get(subject.type().id());
      call(subject, alternatives, keepsState, needs, bits)
          .ifPresent(call -> calls.put(syscall.x8664(), call));
    }
    return new KernelFilter(
        interest,
        tracepoints,
        calls,
        bits.access(),
        bits.anyPath(),
        bits.prefixes(),
        bits.names(),
        bits.sockets(),
        needs.unseen(),
        needs.needed());
  }

  /** How a call is filtered, if at all. */
  private static Optional<KernelFilter.Call> call(
      Subject subject,
      List<Alternative> alternatives,
      boolean keepsState,
      DescriptorNeeds needs,
      FilterBits bits) {
    if (subject.opens() || subject.closes()) {
      if (needs.areAt(Descriptors.FILES)) {
        return Optional.empty();
      }
      return Optional.of(
          subject.opens()
              ? bits.add(KernelFilter.Kind.OPEN, alternatives)
              : new KernelFilter.Call(KernelFilter.Kind.CLOSE, 0, 0));
    }
    if (keepsState && !(subject.isOfSockets() && subject.showsDescriptor())) {
      return Optional.empty();
    }
    List<Alternative> kept = keepsState ? needs.keeping(subject, alternatives) : alternatives;
    if (!isLimited(kept, subject) || needs.tellsOfConnections(subject)) {
      return Optional.empty();
    }
    return Optional.of(
        bits.add(
            subject.showsDescriptor() ? KernelFilter.Kind.SOCKET : KernelFilter.Kind.OUTCOME,
            kept));
  }

  /** The system calls whose events some rule can match, and how. */
  private static Map<Syscall, List<Alternative>> wanted(List<RuleDemands> rules) {
    Map<Syscall, List<Alternative>> result = new HashMap<>();
    for (Syscall syscall : Syscalls.all()) {
      Subject subject = Subject.of(syscall);
      List<Alternative> alternatives =
          rules.stream().flatMap(rule -> rule.of(subject).stream()).toList();
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
  private static boolean isLimited(List<Alternative> alternatives, Subject subject) {
    Set<DescriptorKind> kinds =
        subject.showsDescriptor() ? DescriptorKind.ALL : Set.of(DescriptorKind.OTHER);
    return kinds.stream()
        .anyMatch(
            kind ->
                alternatives.stream().noneMatch(each -> isFree(each, kind) && each.success())
                    || alternatives.stream()
                        .noneMatch(each -> isFree(each, kind) && each.failure()));
  }

  private static boolean isFree(Alternative alternative, DescriptorKind kind) {
    return alternative.name().equals(NameBound.ANY)
        && !alternative.ports().isLimit()
        && alternative.kinds().contains(kind);
  }

  private static boolean isWatched(String syscall, BitSet interest) {
    return Syscalls.find(syscall).filter(call -> interest.get(call.x8664())).isPresent();
  }
}

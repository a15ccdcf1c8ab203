package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which a condition can hold: bounds, all of which an event must keep to.
 *
 * @param success whether the call may have succeeded
 * @param failure whether it may have failed
 * @param access the kinds of access that an open may have, a bit for each
 * @param prefixes byte strings, with one of which the path of an open begins if it is a plain
 *     absolute one; empty: any does
 * @param name what the process's name must be
 * @param kinds what the descriptor may be that the event is about
 * @param ports what a port of it must be if it is a TCP connection
 */
record Alternative(
    boolean success,
    boolean failure,
    int access,
    Optional<Set<String>> prefixes,
    NameBound name,
    Set<DescriptorKind> kinds,
    PortBound ports) {
  private static final int EVERY_ACCESS = (1 << KernelFilter.ACCESSES) - 1;

  /** No bounds. */
  static final Alternative ANY =
      new Alternative(
          true,
          true,
          EVERY_ACCESS,
          Optional.empty(),
          NameBound.ANY,
          DescriptorKind.ALL,
          PortBound.ANY);

  static final Alternative SUCCESS = ANY.withOutcome(true, false);
  static final Alternative FAILURE = ANY.withOutcome(false, true);

  /** Opens whose access has, or has not, a bit. */
  static Alternative access(int bit, boolean wanted) {
    int kinds = 0;
    for (int kind = 0; kind < KernelFilter.ACCESSES; kind++) {
      if (((kind & bit) != 0) == wanted) {
        kinds |= 1 << kind;
      }
    }
    return ANY.withAccess(kinds);
  }

  static Alternative path(Set<String> prefixes) {
    return prefixes.contains("") ? ANY : ANY.withPrefixes(Optional.of(prefixes));
  }

  static Alternative named(NameBound name) {
    return ANY.withName(name);
  }

  /** Events about descriptors of some kinds. */
  static Alternative about(Set<DescriptorKind> kinds) {
    return ANY.withKinds(kinds);
  }

  /** Events about internet sockets with such a port. */
  static Alternative port(PortBound ports) {
    return about(DescriptorKind.INTERNET).withPorts(ports);
  }

  /** The same, whatever the process's name. */
  Alternative ofAnyName() {
    return withName(NameBound.ANY);
  }

  /** The same, whether the call succeeded or failed. */
  Alternative ofAnyOutcome() {
    return withOutcome(true, true);
  }

  private Alternative withOutcome(boolean success, boolean failure) {
    return new Alternative(success, failure, access, prefixes, name, kinds, ports);
  }

  private Alternative withAccess(int access) {
    return new Alternative(success, failure, access, prefixes, name, kinds, ports);
  }

  private Alternative withPrefixes(Optional<Set<String>> prefixes) {
    return new Alternative(success, failure, access, prefixes, name, kinds, ports);
  }

  private Alternative withName(NameBound name) {
    return new Alternative(success, failure, access, prefixes, name, kinds, ports);
  }

  private Alternative withKinds(Set<DescriptorKind> kinds) {
    return new Alternative(success, failure, access, prefixes, name, kinds, ports);
  }

  private Alternative withPorts(PortBound ports) {
    return new Alternative(success, failure, access, prefixes, name, kinds, ports);
  }

  boolean isPossible() {
    return (success || failure)
        && access != 0
        && name.isPossible()
        && !kinds.isEmpty()
        && ports.isPossible();
  }

  /** Both bounds at once. */
  Alternative and(Alternative other) {
    Set<DescriptorKind> common = new HashSet<>(kinds);
    common.retainAll(other.kinds);
    return new Alternative(
        success && other.success,
        failure && other.failure,
        access & other.access,
        both(prefixes, other.prefixes),
        name.and(other.name),
        Set.copyOf(common),
        ports.and(other.ports));
  }

  /** The narrowest bounds that hold both. */
  Alternative hull(Alternative other) {
    Set<DescriptorKind> all = EnumSet.copyOf(kinds);
    all.addAll(other.kinds);
    return new Alternative(
        success || other.success,
        failure || other.failure,
        access | other.access,
        either(prefixes, other.prefixes),
        name.or(other.name),
        Set.copyOf(all),
        ports.or(other.ports));
  }

  private static Optional<Set<String>> either(Optional<Set<String>> a, Optional<Set<String>> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    Set<String> result = new HashSet<>(a.get());
    result.addAll(b.get());
    return Optional.of(result);
  }

  private static Optional<Set<String>> both(Optional<Set<String>> a, Optional<Set<String>> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    Set<String> result = new HashSet<>();
    for (String one : a.get()) {
      for (String other : b.get()) {
        if (one.startsWith(other)) {
          result.add(one);
        } else if (other.startsWith(one)) {
          result.add(other);
        }
      }
    }
    return Optional.of(result);
  }
}

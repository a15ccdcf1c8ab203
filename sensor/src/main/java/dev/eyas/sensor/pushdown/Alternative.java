package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter;
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
 * @param onlySockets whether the event is about a socket for sure
 */
record Alternative(
    boolean success,
    boolean failure,
    int access,
    Optional<Set<String>> prefixes,
    NameBound name,
    boolean onlySockets) {
  private static final int EVERY_ACCESS = (1 << KernelFilter.ACCESSES) - 1;

  /** No bounds. */
  static final Alternative ANY =
      new Alternative(true, true, EVERY_ACCESS, Optional.empty(), NameBound.ANY, false);

  static final Alternative SUCCESS = ANY.withOutcome(true, false);
  static final Alternative FAILURE = ANY.withOutcome(false, true);
  static final Alternative SOCKET =
      new Alternative(true, true, EVERY_ACCESS, Optional.empty(), NameBound.ANY, true);

  /** Opens whose access has, or has not, a bit. */
  static Alternative access(int bit, boolean wanted) {
    int kinds = 0;
    for (int kind = 0; kind < KernelFilter.ACCESSES; kind++) {
      if (((kind & bit) != 0) == wanted) {
        kinds |= 1 << kind;
      }
    }
    return new Alternative(true, true, kinds, Optional.empty(), NameBound.ANY, false);
  }

  static Alternative path(Set<String> prefixes) {
    return prefixes.contains("")
        ? ANY
        : new Alternative(true, true, EVERY_ACCESS, Optional.of(prefixes), NameBound.ANY, false);
  }

  static Alternative named(NameBound name) {
    return ANY.withName(name);
  }

  /** The same, whatever the process's name. */
  Alternative ofAnyName() {
    return withName(NameBound.ANY);
  }

  private Alternative withName(NameBound name) {
    return new Alternative(success, failure, access, prefixes, name, onlySockets);
  }

  private Alternative withOutcome(boolean success, boolean failure) {
    return new Alternative(success, failure, access, prefixes, name, onlySockets);
  }

  boolean isPossible() {
    return (success || failure) && access != 0 && name.isPossible();
  }

  /** Both bounds at once. */
  Alternative and(Alternative other) {
    return new Alternative(
        success && other.success,
        failure && other.failure,
        access & other.access,
        both(prefixes, other.prefixes),
        name.and(other.name),
        onlySockets || other.onlySockets);
  }

  /** The narrowest bounds that hold both. */
  Alternative hull(Alternative other) {
    return new Alternative(
        success || other.success,
        failure || other.failure,
        access | other.access,
        either(prefixes, other.prefixes),
        name.or(other.name),
        onlySockets && other.onlySockets);
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

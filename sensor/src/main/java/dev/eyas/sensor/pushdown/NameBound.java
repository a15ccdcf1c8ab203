package dev.eyas.sensor.pushdown;

import java.util.HashSet;
import java.util.Set;

/**
 * What a process's name must be: one of some, or none of some.
 *
 * @param among whether it is one of the names; if not, it is none of them
 * @param names byte strings
 */
record NameBound(boolean among, Set<String> names) {
  /** No bound. */
  static final NameBound ANY = new NameBound(false, Set.of());

  boolean isPossible() {
    return !among || !names.isEmpty();
  }

  boolean fits(String name) {
    return names.contains(name) == among;
  }

  /** Both bounds at once. */
  NameBound and(NameBound other) {
    return negated().or(other.negated()).negated();
  }

  /** Either of them. */
  NameBound or(NameBound other) {
    if (!among && other.among) {
      return other.or(this);
    }
    Set<String> result = new HashSet<>(other.names);
    if (among && other.among) {
      result.addAll(names);
    } else if (among) {
      result.removeAll(names);
    } else {
      result.retainAll(names);
    }
    return new NameBound(among && other.among, Set.copyOf(result));
  }

  private NameBound negated() {
    return new NameBound(!among, names);
  }
}

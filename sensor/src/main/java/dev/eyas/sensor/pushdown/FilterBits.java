package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The alternatives of all calls, numbered: the bits of a {@link KernelFilter}. */
final class FilterBits {
  /** More become one that keeps nothing back. */
  private static final int MAX_BITS = 63;

  /** More prefixes than the kernel's map is to hold keep nothing back. */
  private static final int MAX_PREFIXES = 8192;

  /** As of prefixes. */
  private static final int MAX_NAMES = 4096;

  /** As of prefixes. */
  private static final int MAX_PORTS = 4096;

  private final List<Alternative> bits = new ArrayList<>();
  private long overflow;

  /** Adds what some rule wants of one call. */
  KernelFilter.Call add(KernelFilter.Kind kind, List<Alternative> alternatives) {
    long success = 0;
    long failure = 0;
    for (Alternative alternative : alternatives) {
      long bit = bit(alternative);
      success |= alternative.success() ? bit : 0;
      failure |= alternative.failure() ? bit : 0;
    }
    return new KernelFilter.Call(kind, success, failure);
  }

  private long bit(Alternative alternative) {
    for (int i = 0; i < bits.size(); i++) {
      Alternative known = bits.get(i);
      if (known.access() == alternative.access()
          && known.prefixes().equals(alternative.prefixes())
          && known.name().equals(alternative.name())
          && known.kinds().equals(alternative.kinds())
          && known.ports().equals(alternative.ports())) {
        return 1L << i;
      }
    }
    if (bits.size() == MAX_BITS) {
      overflow = 1L << MAX_BITS;
      return overflow;
    }
    bits.add(alternative);
    return 1L << bits.size() - 1;
  }

  long[] access() {
    long[] result = new long[KernelFilter.ACCESSES];
    for (int kind = 0; kind < result.length; kind++) {
      result[kind] = overflow;
      for (int i = 0; i < bits.size(); i++) {
        if ((bits.get(i).access() >> kind & 1) != 0) {
          result[kind] |= 1L << i;
        }
      }
    }
    return result;
  }

  long anyPath() {
    if (tooMany()) {
      return ~0L;
    }
    long result = overflow;
    for (int i = 0; i < bits.size(); i++) {
      if (bits.get(i).prefixes().isEmpty()) {
        result |= 1L << i;
      }
    }
    return result;
  }

  /** The longest prefix alone is found: it must know what shorter ones say. */
  Map<String, Long> prefixes() {
    Map<String, Long> own = ownPrefixes();
    if (tooMany()) {
      return Map.of();
    }
    Map<String, Long> result = new HashMap<>();
    for (String prefix : own.keySet()) {
      long all = 0;
      for (int end = 1; end <= prefix.length(); end++) {
        all |= own.getOrDefault(prefix.substring(0, end), 0L);
      }
      result.put(prefix, all);
    }
    return result;
  }

  KernelFilter.Names names() {
    Set<String> all = new HashSet<>();
    bits.forEach(alternative -> all.addAll(alternative.name().names()));
    all.removeIf(name -> name.length() > KernelFilter.NAME);
    if (all.size() > MAX_NAMES) {
      return KernelFilter.Names.UNKNOWN;
    }
    Map<String, Long> given = new HashMap<>();
    all.forEach(name -> given.put(name, namedBits(bound -> bound.fits(name))));
    return new KernelFilter.Names(
        namedBits(NameBound.ANY::equals), namedBits(bound -> !bound.among()), given);
  }

  KernelFilter.Sockets sockets() {
    long[] families = new long[KernelFilter.Family.values().length];
    for (KernelFilter.Family family : KernelFilter.Family.values()) {
      families[family.ordinal()] =
          bitsOf(bit -> bit.kinds().stream().anyMatch(kind -> kind.family() == family));
    }
    return new KernelFilter.Sockets(families, ports());
  }

  /** What most ports have in common is not written for each. */
  private KernelFilter.Ports ports() {
    long any = bitsOf(bit -> !bit.ports().isLimit());
    if (any == bitsOf(bit -> true)) {
      return new KernelFilter.Ports(any, any, Map.of());
    }
    NavigableMap<Integer, Long> stretches = stretches();
    Map<Long, Integer> counts = new HashMap<>();
    stretches.forEach(
        (first, fit) -> counts.merge(fit, end(stretches, first) - first, Integer::sum));
    Map.Entry<Long, Integer> most =
        counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    if (PortBound.PORTS - most.getValue() > MAX_PORTS) {
      return KernelFilter.Ports.UNKNOWN;
    }
    Map<Integer, Long> given = new HashMap<>();
    stretches.forEach(
        (first, fit) -> {
          if (!fit.equals(most.getKey())) {
            IntStream.range(first, end(stretches, first)).forEach(port -> given.put(port, fit));
          }
        });
    return new KernelFilter.Ports(any, most.getKey(), given);
  }

  /** By the first port of each stretch that no bound divides, the bits that its ports fit. */
  private NavigableMap<Integer, Long> stretches() {
    NavigableMap<Integer, Long> stretches = new TreeMap<>();
    stretches.put(0, bitsOf(bit -> bit.ports().fits(0)));
    for (Alternative alternative : bits) {
      for (int first : alternative.ports().edges()) {
        stretches.computeIfAbsent(first, port -> bitsOf(bit -> bit.ports().fits(port)));
      }
    }
    return stretches;
  }

  private static int end(NavigableMap<Integer, Long> stretches, int first) {
    Integer next = stretches.higherKey(first);
    return next == null ? PortBound.PORTS : next;
  }

  private long namedBits(Predicate<NameBound> test) {
    return bitsOf(bit -> test.test(bit.name()));
  }

  private long bitsOf(Predicate<Alternative> test) {
    long result = overflow;
    for (int i = 0; i < bits.size(); i++) {
      if (test.test(bits.get(i))) {
        result |= 1L << i;
      }
    }
    return result;
  }

  private boolean tooMany() {
    return ownPrefixes().size() > MAX_PREFIXES;
  }

  private Map<String, Long> ownPrefixes() {
    Map<String, Long> own = new HashMap<>();
    for (int i = 0; i < bits.size(); i++) {
      long bit = 1L << i;
      for (String prefix : bits.get(i).prefixes().orElse(Set.of())) {
        own.merge(prefix, bit, (a, b) -> a | b);
      }
    }
    return own;
  }
}

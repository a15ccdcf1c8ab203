package dev.eyas.sensor.pushdown;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the port of one end of a socket must be. Which end a field is about, the kernel does not
 * know: it looks for an end that fits.
 *
 * @param end the field that names the end; empty: several
 * @param ports a bit for each port that fits
 */
record PortBound(String end, BitSet ports) {
  static final int PORTS = 1 << 16;

  /** No bound. */
  static final PortBound ANY = new PortBound("", range(0, PORTS - 1));

  /** Ports from one to another. */
  static BitSet range(int first, int last) {
    BitSet result = new BitSet(PORTS);
    result.set(first, last + 1);
    return result;
  }

  boolean isPossible() {
    return !ports.isEmpty();
  }

  /** Whether it says anything: port 0 is that of an end which has none yet, and may get any. */
  boolean isLimit() {
    return !ports.get(0);
  }

  boolean fits(int port) {
    return ports.get(port) || !isLimit();
  }

  /** The ports, 65536 among them, that fit while the one below does not, or the other way round. */
  List<Integer> edges() {
    List<Integer> edges = new ArrayList<>();
    for (int first = isLimit() ? ports.nextSetBit(0) : -1; first >= 0; ) {
      int end = ports.nextClearBit(first);
      edges.add(first);
      edges.add(end);
      first = ports.nextSetBit(end);
    }
    return edges;
  }

  /** Both bounds at once. Of bounds of two ends each is necessary: the narrower one is kept. */
  PortBound and(PortBound other) {
    if (equals(ANY) || other.equals(ANY)) {
      return equals(ANY) ? other : this;
    }
    if (!end.isEmpty() && end.equals(other.end)) {
      BitSet both = (BitSet) ports.clone();
      both.and(other.ports);
      return new PortBound(end, both);
    }
    return ports.cardinality() <= other.ports.cardinality() ? this : other;
  }

  /** Either of them. */
  PortBound or(PortBound other) {
    BitSet either = (BitSet) ports.clone();
    either.or(other.ports);
    if (either.cardinality() == PORTS) {
      return ANY;
    }
    return new PortBound(end.equals(other.end) ? end : "", either);
  }
}

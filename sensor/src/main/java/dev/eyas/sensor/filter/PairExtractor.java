package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;

/**
 * A field of both ends of a socket. A check holds if it does for either end, one by {@code !=} only
 * if it does for both. The field exists for every descriptor, compares only for sockets.
 */
record PairExtractor(End source, End destination) implements Extractor {
  /** Reads one end. */
  @FunctionalInterface
  interface End {
    boolean extract(FdInfo fd, Value value);
  }

  @Override
  public boolean extract(EventContext context, Value value) {
    return context.fd() != null;
  }

  boolean either(EventContext context, Value scratch, ValueTest test) {
    FdInfo fd = context.fd();
    return fd != null
        && (holds(source, fd, scratch, test) || holds(destination, fd, scratch, test));
  }

  /** Ends that are not known do not count, but one must be. */
  boolean both(EventContext context, Value scratch, ValueTest test) {
    FdInfo fd = context.fd();
    if (fd == null) {
      return false;
    }
    boolean hasSource = source.extract(fd, scratch);
    if (hasSource && !test.test(scratch)) {
      return false;
    }
    return destination.extract(fd, scratch) ? test.test(scratch) : hasSource;
  }

  private static boolean holds(End end, FdInfo fd, Value scratch, ValueTest test) {
    return end.extract(fd, scratch) && test.test(scratch);
  }

  @Override
  public boolean isSingle() {
    return false;
  }
}

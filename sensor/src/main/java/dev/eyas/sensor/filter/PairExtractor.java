package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/**
 * A field of both ends of a socket. A check holds if it does for either end, one by {@code !=} only
 * if it does for both. The field exists for every descriptor, compares only for sockets.
 */
record PairExtractor(End source, End destination) implements Extractor {
  /** Reads one end of the event's descriptor, which must not be null. */
  @FunctionalInterface
  interface End {
    boolean extract(EventContext context, Value value);
  }

  @Override
  public boolean extract(EventContext context, Value value) {
    return context.fd() != null;
  }

  boolean either(EventContext context, Value scratch, ValueTest test) {
    return context.fd() != null
        && (holds(source, context, scratch, test) || holds(destination, context, scratch, test));
  }

  /** Ends that are not known do not count, but one must be. */
  boolean both(EventContext context, Value scratch, ValueTest test) {
    if (context.fd() == null) {
      return false;
    }
    boolean hasSource = source.extract(context, scratch);
    if (hasSource && !test.test(scratch)) {
      return false;
    }
    return destination.extract(context, scratch) ? test.test(scratch) : hasSource;
  }

  private static boolean holds(End end, EventContext context, Value scratch, ValueTest test) {
    return end.extract(context, scratch) && test.test(scratch);
  }

  @Override
  public boolean isSingle() {
    return false;
  }
}

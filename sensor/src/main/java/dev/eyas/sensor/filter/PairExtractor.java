package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/**
 * A field of both ends of a socket. A check holds if it does for either end, one by {@code !=} only
 * if it does for both. The field exists for every descriptor, compares only for sockets.
 */
record PairExtractor(End source, End destination) implements Extractor {
  private static final byte[] NO_ADDRESS = {};

  /** Reads one end of the event's descriptor, which must not be null. */
  @FunctionalInterface
  interface End {
    boolean extract(EventContext context, Value value);
  }

  /** Printed, it is either end; of what is no socket there is nothing to print. */
  @Override
  public boolean extract(EventContext context, Value value) {
    if (context.fd() == null) {
      return false;
    }
    if (!destination.extract(context, value) && !source.extract(context, value)) {
      value.set(0);
      value.set("");
      value.set(NO_ADDRESS);
    }
    return true;
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

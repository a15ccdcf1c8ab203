package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.sensor.state.EventContext;

/** A field whose value follows from the event's type, for most types. */
interface TypeExtractor extends Extractor {
  /** Whether all events of the type have the same value. */
  boolean isDecided(EventType type);

  /**
   * The value of a type that decides it; as {@link Extractor#extract} otherwise.
   *
   * @return whether there is a value
   */
  boolean extract(EventType type, Value value);

  /** A field that every type decides. */
  static TypeExtractor of(Decided read) {
    return new TypeExtractor() {
      @Override
      public boolean isDecided(EventType type) {
        return true;
      }

      @Override
      public boolean extract(EventType type, Value value) {
        return read.extract(type, value);
      }

      @Override
      public boolean extract(EventContext context, Value value) {
        return read.extract(context.type(), value);
      }
    };
  }

  /** Reads a field off a type. */
  @FunctionalInterface
  interface Decided {
    boolean extract(EventType type, Value value);
  }
}

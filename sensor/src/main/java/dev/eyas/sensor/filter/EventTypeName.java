package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.sensor.state.EventContext;
import java.util.function.Predicate;

/**
 * What {@code evt.type} and {@code syscall.type} yield: the type's name, but for the one that many
 * system calls share.
 *
 * @param has which types have a name
 */
record EventTypeName(Predicate<EventType> has) implements TypeExtractor {
  @Override
  public boolean isDecided(EventType type) {
    return !EventNames.isShared(type);
  }

  @Override
  public boolean extract(EventType type, Value value) {
    return has.test(type) && value.set(type.name());
  }

  @Override
  public boolean extract(EventContext context, Value value) {
    return has.test(context.type()) && value.set(EventNames.of(context));
  }
}

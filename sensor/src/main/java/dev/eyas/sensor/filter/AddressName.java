package dev.eyas.sensor.filter;

import dev.eyas.sensor.filter.PairExtractor.End;
import dev.eyas.sensor.state.EventContext;

/**
 * The host name of a socket's end. A check does not look the address up: it asks whether the
 * address is one of those of the names in the rule.
 */
record AddressName(End end, DnsNames names) implements Extractor {
  @Override
  public boolean extract(EventContext context, Value value) {
    return address(context, value) && value.set(names.nameOf(value.address()));
  }

  /** The address whose name is asked for. */
  boolean address(EventContext context, Value value) {
    return context.fd() != null && end.extract(context, value);
  }

  /** Whether an address is the name's. */
  ValueTest test(String name) {
    names.add(name);
    return value -> names.matches(name, value.address());
  }

  @Override
  public boolean isSingle() {
    return false;
  }
}

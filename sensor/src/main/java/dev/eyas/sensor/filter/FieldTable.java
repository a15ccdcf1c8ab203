package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.rules.condition.Operand;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** How each field is read. One class a group of fields fills it. */
public final class FieldTable {
  /** Makes the extractor of a field with its argument. */
  @FunctionalInterface
  interface Factory {
    /**
     * @param argument byte string between the brackets, or null without brackets
     */
    Extractor create(String argument);
  }

  private final Map<String, Factory> factories = new HashMap<>();

  public FieldTable() {
    EventFields.register(this);
    TimeFields.register(this);
    RunningFields.register(this);
    ArgumentFields.register(this);
    IoFields.register(this);
    ProcessFields.register(this);
    LeaderFields.register(this);
    AncestorFields.register(this);
    FdFields.register(this);
    SocketFields.register(this);
    FdListFields.register(this);
    PathFields.register(this);
    AccountFields.register(this);
    ContainerFields.register(this);
  }

  /** Names of the fields that are extracted. */
  public Set<String> names() {
    return Set.copyOf(factories.keySet());
  }

  /**
   * @throws UnsupportedRuleException if the field is not extracted yet
   */
  Extractor extractor(Operand.FieldRef ref) {
    Factory factory = factories.get(ref.field().name());
    if (factory == null) {
      throw new UnsupportedRuleException(
          "field '" + ref.field().name() + "' is not supported by this sensor yet");
    }
    return factory.create(ref.argument() == null ? null : ByteStrings.encode(ref.argument()));
  }

  void withArgument(String name, Factory factory) {
    factories.put(name, factory);
  }

  void field(String name, Extractor extractor) {
    factories.put(name, argument -> extractor);
  }

  /** A field with an extractor of its own wherever it is named. */
  void each(String name, Supplier<Extractor> supplier) {
    factories.put(name, argument -> supplier.get());
  }

  /** A field that no event has a value for. */
  void empty(String name) {
    field(name, (context, value) -> false);
  }

  /**
   * @param read null: no value
   */
  void text(String name, Function<EventContext, String> read) {
    field(name, (context, value) -> value.set(read.apply(context)));
  }

  void number(String name, ToLongFunction<EventContext> read) {
    field(name, (context, value) -> value.set(read.applyAsLong(context)));
  }

  void truth(String name, Predicate<EventContext> read) {
    field(name, (context, value) -> value.set(read.test(context)));
  }

  void typeTruth(String name, Predicate<EventType> read) {
    field(name, TypeExtractor.of((type, value) -> value.set(read.test(type))));
  }

  /**
   * @param read null: no value
   */
  void typeText(String name, Function<EventType, String> read) {
    field(name, TypeExtractor.of((type, value) -> value.set(read.apply(type))));
  }

  void threadText(String name, Function<ThreadInfo, String> read) {
    field(
        name,
        (context, value) -> context.thread() != null && value.set(read.apply(context.thread())));
  }

  void threadNumber(String name, ToLongFunction<ThreadInfo> read) {
    field(
        name,
        (context, value) ->
            context.thread() != null && value.set(read.applyAsLong(context.thread())));
  }

  void threadTruth(String name, Predicate<ThreadInfo> read) {
    field(
        name,
        (context, value) -> context.thread() != null && value.set(read.test(context.thread())));
  }

  void fdText(String name, Function<FdInfo, String> read) {
    field(name, (context, value) -> context.fd() != null && value.set(read.apply(context.fd())));
  }

  void fdNumber(String name, ToLongFunction<FdInfo> read) {
    field(
        name,
        (context, value) -> context.fd() != null && value.set(read.applyAsLong(context.fd())));
  }

  void fdTruth(String name, Predicate<FdInfo> read) {
    field(name, (context, value) -> context.fd() != null && value.set(read.test(context.fd())));
  }

  /** The argument as an index, or -1 without argument. */
  static int index(String name, String argument) {
    if (argument == null) {
      return -1;
    }
    if (argument.isEmpty() || argument.length() > 9 || !isNumber(argument)) {
      throw new UnsupportedRuleException(
          "filter_check called with nonexistent field " + name + "[" + argument + "]");
    }
    return Integer.parseInt(argument);
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

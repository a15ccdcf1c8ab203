package dev.eyas.sensor.conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.eyas.rules.condition.GrammarConditionParser;
import dev.eyas.rules.output.OutputCompiler;
import dev.eyas.sensor.capture.CaptureHandler;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.filter.FieldTable;
import dev.eyas.sensor.filter.OperandCompiler;
import dev.eyas.sensor.output.CompiledOutput;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.Interfaces;
import dev.eyas.sensor.state.ProcessSource;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the fields of a capture's events and counts which are as expected. */
final class FieldComparison implements CaptureHandler {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  /** How a field fared over all events. */
  private static final class Tally {
    int values;
    int equalValues;
    int nulls;
    int equalNulls;
    String firstDifference = "";

    void count(boolean isNull, boolean isEqual) {
      values += isNull ? 0 : 1;
      nulls += isNull ? 1 : 0;
      equalValues += !isNull && isEqual ? 1 : 0;
      equalNulls += isNull && isEqual ? 1 : 0;
    }

    void add(Tally other) {
      values += other.values;
      nulls += other.nulls;
      equalValues += other.equalValues;
      equalNulls += other.equalNulls;
    }

    @Override
    public String toString() {
      return "values %d/%d, nulls %d/%d%s"
          .formatted(equalValues, values, equalNulls, nulls, firstDifference);
    }
  }

  private final BufferedReader expected;
  private final OperandCompiler operands = new OperandCompiler(new FieldTable());
  private final OutputCompiler templates = new OutputCompiler(new GrammarConditionParser());
  private final Map<String, CompiledOutput> outputs = new HashMap<>();
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final SystemState state =
      new SystemState(
          new ThreadTable(ProcessSource.NONE, ContainerRegistry.NONE),
          Accounts.none(),
          ContainerRegistry.NONE,
          new Interfaces(),
          "");
  private final StateTracker tracker = new StateTracker(state);

  /**
   * @param expected a line for each event: an object of all fields with their JSON values
   */
  FieldComparison(BufferedReader expected) {
    this.expected = expected;
  }

  @Override
  public SystemState begin() {
    return state;
  }

  @Override
  public void onStateEvent(Event event, int cpu) {
    tracker.before(event, cpu);
    tracker.after();
  }

  @Override
  public void onEvent(Event event, int cpu) {
    if (tracker.before(event, cpu)) {
      compare(nextLine());
    }
    tracker.after();
  }

  /** Fields with a difference. */
  List<String> differing() {
    List<String> fields = new ArrayList<>();
    tallies.forEach(
        (field, tally) -> {
          if (!tally.firstDifference.isEmpty()) {
            fields.add(field);
          }
        });
    return fields;
  }

  void print(String name) {
    Tally total = new Tally();
    tallies.values().forEach(total::add);
    System.out.println("fields of " + name + ": " + tallies.size() + " fields, " + total);
    differing().forEach(field -> System.out.println("  " + field + ": " + tallies.get(field)));
  }

  private JsonObject nextLine() {
    try {
      return JsonParser.parseString(expected.readLine()).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(JsonObject fields) {
    fields.entrySet().forEach(field -> compare(field.getKey(), field.getValue()));
  }

  private void compare(String field, JsonElement wanted) {
    JsonElement actual = read(field);
    boolean isEqual = isSame(wanted, actual);
    Tally tally = tallies.computeIfAbsent(field, name -> new Tally());
    tally.count(wanted.isJsonNull(), isEqual);
    if (!isEqual && tally.firstDifference.isEmpty()) {
      EventContext context = tracker.context();
      tally.firstDifference =
          ", first at %d %s: %s, not %s"
              .formatted(context.number(), context.type().name(), actual, wanted);
    }
  }

  /** Each value is read twice, as a text and as JSON: fields that count show it. */
  private JsonElement read(String field) {
    CompiledOutput output =
        outputs.computeIfAbsent(
            field, name -> new CompiledOutput(templates.compile("%" + name), operands));
    output.fields(tracker.context());
    return GSON.toJsonTree(output.fields(tracker.context()).get(field));
  }

  /** Numbers by value, lists in any order. */
  private static boolean isSame(JsonElement wanted, JsonElement actual) {
    if (wanted instanceof JsonArray first && actual instanceof JsonArray second) {
      return first.size() == second.size() && first.asList().containsAll(second.asList());
    }
    boolean areNumbers =
        wanted instanceof JsonPrimitive first
            && actual instanceof JsonPrimitive second
            && first.isNumber()
            && second.isNumber();
    return areNumbers
        ? wanted.getAsBigDecimal().compareTo(actual.getAsBigDecimal()) == 0
        : wanted.equals(actual);
  }
}

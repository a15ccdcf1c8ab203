package dev.eyas.sensor.conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.eyas.rules.condition.FalcoConditionParser;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the fields of a capture's events and counts which are as expected. */
final class FieldComparison implements CaptureHandler {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();
  private static final String COUNT = "util.cnt";

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

    double equalValues() {
      return share(equalValues, values);
    }

    double equalNulls() {
      return share(equalNulls, nulls);
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 1 : (double) part / whole;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "values %d/%d (%.2f %%), nulls %d/%d (%.2f %%)%s",
          equalValues,
          values,
          100 * equalValues(),
          equalNulls,
          nulls,
          100 * equalNulls(),
          firstDifference);
    }
  }

  /** The expectations were made by several readers, each of which counts for itself. */
  private static final class Counts {
    /** Each value is read twice. */
    private static final long STEP = 2;

    private final List<Long> ofReaders = new ArrayList<>();

    /** How often all of them have read, once one has told its count. */
    long with(long told) {
      int reader = ofReaders.indexOf(told - STEP);
      if (reader < 0) {
        ofReaders.add(told);
      } else {
        ofReaders.set(reader, told);
      }
      return ofReaders.stream().mapToLong(Long::longValue).sum();
    }
  }

  private final BufferedReader expected;
  private final OperandCompiler operands = new OperandCompiler(new FieldTable());
  private final OutputCompiler templates = new OutputCompiler(new FalcoConditionParser());
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
  private final Counts counts = new Counts();

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

  /**
   * Prints how fields fared.
   *
   * @param unset fields of which the expectations show memory that was never set
   */
  void print(String name, Set<String> unset) {
    System.out.println("fields of " + name + ": " + tallies.size() + " fields, " + total(Set.of()));
    System.out.println("  without " + unset.size() + " that were never set: " + total(unset));
    differing().forEach(field -> System.out.println("  " + field + ": " + tallies.get(field)));
  }

  /**
   * Share of the values and of the nulls that are as expected, the lower one, without some fields.
   */
  double equalWithout(Set<String> left) {
    return Math.min(total(left).equalValues(), total(left).equalNulls());
  }

  private Tally total(Set<String> left) {
    Tally total = new Tally();
    tallies.forEach(
        (field, tally) -> {
          if (!left.contains(field)) {
            total.add(tally);
          }
        });
    return total;
  }

  private JsonObject nextLine() {
    try {
      return JsonParser.parseString(expected.readLine()).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(JsonObject fields) {
    fields.addProperty(COUNT, counts.with(fields.get(COUNT).getAsLong()));
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

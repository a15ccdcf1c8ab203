package dev.eyas.sensor.filter;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.FalcoConditionParser;
import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.OperandResolver;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.sensor.TestRules;
import dev.eyas.sensor.conformance.Unmodelled;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.Interfaces;
import dev.eyas.sensor.state.ProcessSource;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadTable;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Runs cases about fields that the catalogue at hand has for the purpose, as rules. */
public final class MockCases {
  private static final String TEXT = "charbuf";
  private static final List<String> LIST = List.of("value1", TEXT);

  private MockCases() {}

  /**
   * @param json a case of the group {@code mock}
   * @return null if it holds, else what went wrong
   */
  public static String check(String json) {
    JsonObject test = JsonParser.parseString(json).getAsJsonObject();
    String condition = condition(test);
    String expected = test.get("result").getAsString();
    String actual = outcome(condition);
    boolean onlyCompiles = expected.equals("ok") && !actual.equals("throw");
    return onlyCompiles || actual.equals(expected)
        ? null
        : condition + ": expected " + expected + " but was " + actual;
  }

  /**
   * @param json a case of the group {@code transform_types}
   * @return null if it holds, else what went wrong
   */
  public static String transformedTypes(String json) {
    JsonObject test = JsonParser.parseString(json).getAsJsonObject();
    String name = transformer(test.get("transformer").getAsString());
    String one = differences(name, "type.", test.getAsJsonArray("supported"));
    String lists = differences(name, "types.", test.getAsJsonArray("supported_lists"));
    return one == null && lists == null ? null : name + ": " + one + ", lists: " + lists;
  }

  private static String differences(String transformer, String prefix, JsonArray wanted) {
    TreeSet<String> expected = new TreeSet<>();
    wanted.forEach(type -> expected.add(type.getAsString().substring("PT_".length())));
    TreeSet<String> actual = new TreeSet<>();
    for (ParamType type : ParamType.values()) {
      if (resolve(transformer + "(" + prefix + type.name().toLowerCase(Locale.ROOT) + ")")) {
        actual.add(type.name());
      }
    }
    return actual.equals(expected) ? null : "expected " + expected + " but was " + actual;
  }

  private static boolean resolve(String operand) {
    try {
      Operand resolved = OperandResolver.left(new FalcoConditionParser().operand(operand));
      return resolved.type() != null;
    } catch (FilterError refused) {
      return false;
    }
  }

  /** The case as a condition; what the language cannot say is said so that it is refused. */
  private static String condition(JsonObject test) {
    String operator = operator(test.get("op").getAsString());
    StringBuilder text = new StringBuilder(operand(test)).append(' ').append(operator);
    for (String side : List.of("rhs", "rhs2")) {
      if (test.has(side)) {
        JsonObject other = test.getAsJsonObject(side);
        boolean isPlain = other.getAsJsonArray("transformers").isEmpty();
        text.append(' ').append(isPlain ? "val(" + operand(other) + ")" : operand(other));
      }
    }
    if (test.has("values")) {
      text.append(' ').append(values(operator, test.getAsJsonArray("values")));
    }
    return text.toString();
  }

  /** Operators for one value look at the first that they are given. */
  private static String values(String operator, JsonArray values) {
    List<String> quoted =
        StreamSupport.stream(values.spliterator(), false).map(MockCases::quote).toList();
    return List.of("in", "intersects", "pmatch").contains(operator)
        ? quoted.stream().collect(Collectors.joining(", ", "(", ")"))
        : quoted.get(0);
  }

  private static String quote(JsonElement value) {
    String text = value.getAsString();
    boolean isNumber = value.getAsJsonPrimitive().isNumber() || text.matches("[+-]?[0-9]+");
    return isNumber ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String operand(JsonObject side) {
    String text = side.get("field").getAsString();
    for (JsonElement transformer : side.getAsJsonArray("transformers")) {
      text = transformer(transformer.getAsString()) + "(" + text + ")";
    }
    return text;
  }

  private static String transformer(String name) {
    return name.equals("FTR_BASE64")
        ? "b64"
        : name.substring("FTR_".length()).toLowerCase(Locale.ROOT);
  }

  private static String operator(String name) {
    return switch (name) {
      case "CO_EQ" -> "=";
      case "CO_NE" -> "!=";
      case "CO_LT" -> "<";
      case "CO_LE" -> "<=";
      case "CO_GT" -> ">";
      case "CO_GE" -> ">=";
      default -> name.substring("CO_".length()).toLowerCase(Locale.ROOT);
    };
  }

  private static String outcome(String condition) {
    LoadOutcome outcome = TestRules.tryLoad(TestRules.rule("r", condition, "x"));
    if (!outcome.successful()) {
      return "throw";
    }
    EffectiveRule rule = outcome.ruleset().rules().get(0);
    requireKnown(rule.condition());
    return String.valueOf(holds(rule));
  }

  /** A field of the cases that we have no value for. */
  private static void requireKnown(Condition condition) {
    if (condition instanceof Condition.Check check && !fields().names().contains(field(check))) {
      throw new Unmodelled(field(check));
    }
  }

  private static String field(Condition.Check check) {
    Operand operand = check.left();
    while (operand instanceof Operand.TransformerCall call
        && call.arguments().get(0) instanceof Operand.Argument.OfOperand of) {
      operand = of.operand();
    }
    return ((Operand.FieldRef) operand).field().name();
  }

  private static boolean holds(EffectiveRule rule) {
    ConditionCompiler conditions = new ConditionCompiler(new OperandCompiler(fields()));
    conditions.add(rule.condition(), rule.eventTypes());
    EventContext context = context();
    Network.Plan plan = conditions.network().plan(context.type());
    Candidates candidates = plan.dispatch().find(context);
    int position = candidates.take();
    return position >= 0 && plan.conditions()[position].holds(context);
  }

  private static EventContext context() {
    SystemState state =
        new SystemState(
            new ThreadTable(ProcessSource.NONE, ContainerRegistry.NONE),
            Accounts.none(),
            ContainerRegistry.NONE,
            new Interfaces(),
            "");
    StateTracker tracker = new StateTracker(state);
    tracker.before(new EventBuilder("SYSCALL_GETCWD_X").with("res", 0).build(), 0);
    return tracker.context();
  }

  private static FieldTable fields() {
    FieldTable fields = new FieldTable();
    fields.number("test.int64", context -> 1);
    fields.text("test.charbuf", context -> TEXT);
    fields.text("test.bytebuf", context -> "bytebuf");
    fields.text("test.base64", context -> "Y2hhcmJ1Zg==");
    fields.text("test.more_than_256", context -> "a".repeat(257));
    for (String list : List.of("test.list", "test.another_list")) {
      fields.field(list, MockCases::list);
    }
    return fields;
  }

  private static boolean list(EventContext context, Value value) {
    value.list().clear();
    value.list().addAll(LIST.stream().map(ByteStrings::encode).toList());
    return true;
  }
}

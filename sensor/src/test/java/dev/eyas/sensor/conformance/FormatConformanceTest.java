package dev.eyas.sensor.conformance;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.FalcoConditionParser;
import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Operand.Argument;
import dev.eyas.rules.output.OutputCompiler;
import dev.eyas.rules.output.OutputTemplate;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.filter.FieldTable;
import dev.eyas.sensor.filter.OperandCompiler;
import dev.eyas.sensor.output.CompiledOutput;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.Interfaces;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.TestProcesses;
import dev.eyas.sensor.state.ThreadTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Falco prints, as text and as JSON. */
class FormatConformanceTest {
  private final OutputCompiler templates = new OutputCompiler(new FalcoConditionParser());
  private final OperandCompiler operands = new OperandCompiler(new FieldTable());

  @Test
  void formatting() throws IOException {
    Cases.read().run("format", this::format);
  }

  private String format(JsonObject test) {
    String text = test.get("format").getAsString();
    boolean isError = test.has("error") && test.get("error").getAsBoolean();
    OutputTemplate template;
    try {
      template = templates.compile(text);
    } catch (FilterError e) {
      return isError ? null : text + ": " + e.getMessage();
    }
    if (isError) {
      return text + ": is no error";
    }
    if (test.has("result") && !test.get("result").getAsBoolean()) {
      throw new Unmodelled("rules always print absent values");
    }
    EventContext context = context(ancestors(test), event(test));
    CompiledOutput output = new CompiledOutput(template, operands);
    TreeMap<String, Object> values = new TreeMap<>(output.fields(context));
    if (test.has("field_names")) {
      List<String> names = new ArrayList<>();
      test.getAsJsonArray("field_names").forEach(name -> names.add(name.getAsString()));
      return values.keySet().containsAll(names) && names.size() == values.size()
          ? null
          : text + ": names " + values.keySet();
    }
    if (test.get("resolve_transformers").getAsBoolean()) {
      values.putAll(transformed(template, context));
    }
    return differences(test, output.message(context), values);
  }

  private static String differences(JsonObject test, String message, Map<String, Object> values) {
    List<String> problems = new ArrayList<>();
    if (test.has("output")) {
      String actual = test.get("json").getAsBoolean() ? json(values) : message;
      String expected = test.get("output").getAsString();
      if (!actual.equals(expected)) {
        problems.add("expected " + expected + " but was " + actual);
      }
    }
    if (test.has("n_values") && test.get("n_values").getAsInt() > values.size()) {
      problems.add("values are " + values.keySet());
    }
    if (test.has("values")) {
      for (Map.Entry<String, JsonElement> value : test.getAsJsonObject("values").entrySet()) {
        String actual = String.valueOf(values.get(value.getKey()));
        if (!actual.equals(value.getValue().getAsString())) {
          problems.add(value.getKey() + " is " + actual);
        }
      }
    }
    return problems.isEmpty() ? null : test.get("format").getAsString() + ": " + problems;
  }

  /** As Falco writes fields without any: null. */
  private static String json(Map<String, Object> values) {
    return values.isEmpty() ? "null" : new Gson().toJson(values);
  }

  /** What transformers in the output come to, under the outermost's text of each chain. */
  private Map<String, Object> transformed(OutputTemplate template, EventContext context) {
    Map<String, Object> values = new TreeMap<>();
    for (OutputTemplate.Part part : template.parts()) {
      if (part instanceof OutputTemplate.Value value) {
        transformed(value.operand(), context, values);
      }
    }
    return values;
  }

  private void transformed(Operand operand, EventContext context, Map<String, Object> values) {
    if (!(operand instanceof Operand.TransformerCall call)) {
      return;
    }
    OutputTemplate alone =
        new OutputTemplate(call.text(), List.of(new OutputTemplate.Value(call, 0)));
    String text = new CompiledOutput(alone, operands).message(context);
    values.put(call.text(), call.type() == ParamType.UINT64 ? (Object) Long.valueOf(text) : text);
    Operand end = call;
    while (end instanceof Operand.TransformerCall chain
        && chain.arguments().size() == 1
        && chain.arguments().get(0) instanceof Argument.OfOperand of) {
      end = of.operand();
    }
    if (end instanceof Operand.TransformerCall several) {
      several.arguments().forEach(argument -> transformed(argument, context, values));
    }
  }

  private void transformed(Argument argument, EventContext context, Map<String, Object> values) {
    if (argument instanceof Argument.OfOperand of) {
      transformed(of.operand(), context, values);
    } else if (argument instanceof Argument.Tuple tuple) {
      tuple.elements().forEach(element -> transformed(element, context, values));
    }
  }

  /**
   * Whether the process has ancestors is not told but by what is expected: none; init; or init and
   * bash.
   */
  private static List<String> ancestors(JsonObject test) {
    String id = test.get("id").getAsString();
    boolean hasNone = test.has("output") && test.get("output").getAsString().contains("<NA>");
    if (!id.contains(".ancestor_") || hasNone || id.contains("with_arg")) {
      return List.of();
    }
    return id.contains("defaults_to_self") ? List.of("child") : List.of("bash", "child");
  }

  private static Event event(JsonObject test) {
    if (!test.get("event").getAsString().equals("generate_getcwd_failed_entry_event")) {
      throw new Unmodelled(test.get("event").getAsString());
    }
    long tid = 1L + ancestors(test).size();
    return new EventBuilder("SYSCALL_GETCWD_X")
        .tid(tid)
        .with("res", -2)
        .with("path", "/test/dir")
        .build();
  }

  /** An event by the last of a line of processes that begins with init. */
  private static EventContext context(List<String> line, Event event) {
    ThreadTable threads = new ThreadTable(new TestProcesses(), ContainerRegistry.NONE);
    SystemState state =
        new SystemState(threads, Accounts.none(), ContainerRegistry.NONE, new Interfaces(), "box");
    StateTracker tracker = new StateTracker(state);
    threads.seed();
    for (int i = 0; i < line.size(); i++) {
      long tid = i + 2L;
      tracker.before(
          new EventBuilder("SYSCALL_CLONE_20_X")
              .tid(tid)
              .with("res", 0)
              .with("exe", line.get(i))
              .with("tid", tid)
              .with("pid", tid)
              .with("ptid", tid - 1)
              .with("comm", line.get(i))
              .with("flags", 0)
              .with("vtid", tid)
              .with("vpid", tid)
              .build(),
          0);
      tracker.after();
    }
    tracker.before(event, 0);
    return tracker.context();
  }
}

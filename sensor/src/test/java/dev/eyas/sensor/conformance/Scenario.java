package dev.eyas.sensor.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of a case: calls with parameters, some of them of helpers that make one event. */
final class Scenario {
  private static final Map<String, String> HELPER_DEFAULTS =
      Map.of(
          "resolved_kernel_path",
          "\"\"",
          "cgroup_vec",
          "empty_bytebuf",
          "pgid",
          "1",
          "tid_caller",
          "1",
          "reaper_tid",
          "1");
  private static final String SOCKET = "generate_socket_exit_event";

  private final JsonObject helpers;
  private final Expressions expressions;
  private final List<JsonObject> calls = new ArrayList<>();

  Scenario(String name, JsonObject scenario, JsonObject helpers) {
    this.helpers = helpers;
    expressions = new Expressions(name);
    scenario.getAsJsonArray("calls").forEach(call -> calls.add(call.getAsJsonObject()));
    if (!scenario.getAsJsonArray("unmodelled").isEmpty()) {
      throw new Unmodelled("set-up");
    }
  }

  /** The event that a call makes, or null if it only sets up. */
  Event event(int index) {
    JsonObject call = calls.get(index);
    String name = call.get("call").getAsString();
    List<Object> arguments = new ArrayList<>();
    return switch (name) {
      case "add_default_init_thread", "open_inspector" -> null;
      case SOCKET -> socket(call.getAsJsonArray("args"));
      default -> {
        boolean isHelper = helpers.has(name);
        for (JsonElement argument : call.getAsJsonArray("args")) {
          arguments.add(isHelper || isEvent(argument) ? argument : value(argument));
        }
        yield isHelper ? help(name, arguments) : build(arguments);
      }
    };
  }

  private static boolean isEvent(JsonElement argument) {
    return argument.isJsonObject()
        && argument.getAsJsonObject().get("raw").getAsString().startsWith("PPME_");
  }

  private Object value(JsonElement argument) {
    if (argument.isJsonObject()) {
      return expressions.evaluate(argument.getAsJsonObject().get("raw").getAsString());
    }
    return argument.getAsJsonPrimitive().isString()
        ? text(argument.getAsString())
        : (Object) argument.getAsLong();
  }

  /** How the helper library writes a null pointer. */
  private static Object text(String text) {
    return text.equals("(NULL)") ? Expressions.EMPTY : ByteStrings.encode(text);
  }

  private Event help(String name, List<Object> arguments) {
    JsonObject helper = helpers.getAsJsonObject(name);
    Map<String, Object> bindings = new HashMap<>();
    String[] params = helper.get("params").getAsString().split(" , ");
    for (int i = 0; i < params.length; i++) {
      String param = params[i].substring(params[i].lastIndexOf(' ') + 1);
      if (i < arguments.size()) {
        bindings.put(param, value((JsonElement) arguments.get(i)));
      } else if (HELPER_DEFAULTS.containsKey(param)) {
        bindings.put(param, expressions.evaluate(HELPER_DEFAULTS.get(param)));
      }
    }
    Expressions inner = new Expressions(expressions, bindings);
    List<Object> evaluated = new ArrayList<>();
    for (JsonElement argument : helper.getAsJsonArray("args")) {
      String text = argument.getAsString();
      if (text.startsWith("PPME_")) {
        evaluated.add(text);
      } else if (!text.startsWith("&")) {
        evaluated.add(inner.evaluate(text));
      }
    }
    return build(evaluated);
  }

  private Event socket(JsonArray arguments) {
    String params =
        arguments.isEmpty() ? "" : arguments.get(0).getAsJsonObject().get("raw").getAsString();
    return new EventBuilder("SOCKET_SOCKET_X")
        .with("fd", 4)
        .with("domain", params.contains("PPM_AF_INET6") ? 10 : 2)
        .with("type", params.contains("SOCK_STREAM") || params.isEmpty() ? 1 : 2)
        .with("proto", 0)
        .with("flags", 0)
        .build();
  }

  /** Time, thread, type, number of parameters, parameters. */
  private Event build(List<Object> arguments) {
    Object code = arguments.get(2);
    String type =
        code instanceof JsonElement raw
            ? raw.getAsJsonObject().get("raw").getAsString()
            : (String) code;
    int count = ((Number) arguments.get(3)).intValue();
    EventBuilder builder =
        new EventBuilder(type.substring("PPME_".length()))
            .tid(((Number) arguments.get(1)).longValue())
            .count(count);
    for (int i = 0; i < count; i++) {
      builder.with(i, arguments.get(4 + i));
    }
    return builder.build();
  }
}

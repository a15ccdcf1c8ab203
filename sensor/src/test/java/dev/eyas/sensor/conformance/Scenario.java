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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of a case: calls with parameters, some of them of helpers that make one event. */
final class Scenario {
  private static final Map<String, String> HELPER_DEFAULTS =
      Map.ofEntries(
          Map.entry("resolved_kernel_path", "\"\""),
          Map.entry("cgroup_vec", "empty_bytebuf"),
          Map.entry("pgid", "1"),
          Map.entry("tid_caller", "1"),
          Map.entry("reaper_tid", "1"),
          Map.entry("flags", "0"),
          Map.entry("vtid", "tid"),
          Map.entry("vpid", "pid"),
          Map.entry("name", "\"bash\""),
          Map.entry("event_type", "PPME_SYSCALL_CLONE_20_X"));
  private static final String PARAMS = "params";

  /** Positions among a connection's arguments. */
  private static final int TUPLE = 5;

  private static final int ADDRESS = 7;
  private static final Pattern MEMBER =
      Pattern.compile("\\. (\\w+) = (.*?)(?= , \\. \\w+ = | ,? ?[})]|$)");

  private final JsonObject helpers;
  private final Expressions expressions;
  private final List<JsonObject> calls = new ArrayList<>();

  /**
   * @param ends the connection that the cases expect to see, or nothing
   */
  Scenario(String name, JsonObject scenario, JsonObject helpers, Optional<Ends> ends) {
    this.helpers = helpers;
    expressions = new Expressions(name, ends);
    scenario.getAsJsonArray("calls").forEach(call -> calls.add(call.getAsJsonObject()));
    if (!scenario.getAsJsonArray("unmodelled").isEmpty()) {
      throw new Unmodelled("set-up");
    }
  }

  /**
   * Processes that a scenario starts from without a call that makes them, if it names any of them.
   */
  List<Event> prelude() {
    return calls.stream().anyMatch(call -> call.toString().matches(".*\\bp\\d_t\\d_.*"))
        ? ProcessTree.events(this)
        : List.of();
  }

  /** The event that a call makes, or null if it only sets up. */
  Event event(int index) {
    JsonObject call = calls.get(index);
    String name = call.get("call").getAsString();
    JsonArray arguments = call.getAsJsonArray("args");
    return switch (name) {
      case "add_default_init_thread", "open_inspector" -> null;
      default -> helpers.has(name) ? help(name, arguments) : call(arguments);
    };
  }

  private Event call(JsonArray arguments) {
    List<Object> values = new ArrayList<>();
    for (JsonElement argument : arguments) {
      if (!argument.toString().contains("& ")) {
        values.add(isEvent(argument) ? argument : value(argument));
      }
    }
    if (isReassigned(arguments)) {
      lead((byte[]) values.get(TUPLE), (byte[]) values.get(ADDRESS));
    }
    return build(values);
  }

  /**
   * Whether a connection's tuple is a variable that an earlier connection to another address had,
   * too: it was set anew in between, which the cases do not tell.
   */
  private boolean isReassigned(JsonArray connect) {
    return isConnect(connect)
        && calls.stream()
            .map(call -> call.getAsJsonArray("args"))
            .takeWhile(earlier -> earlier != connect)
            .anyMatch(
                earlier ->
                    isConnect(earlier)
                        && earlier.get(TUPLE).equals(connect.get(TUPLE))
                        && !earlier.get(ADDRESS).equals(connect.get(ADDRESS)));
  }

  private static boolean isConnect(JsonArray arguments) {
    return arguments.size() == ADDRESS + 1
        && arguments.get(2).toString().contains("PPME_SOCKET_CONNECT_X");
  }

  /** Makes a tuple lead to an address of the same family. */
  private static void lead(byte[] tuple, byte[] address) {
    int end = address.length - 1;
    if (tuple[0] == address[0] && tuple.length == 1 + 2 * end) {
      System.arraycopy(address, 1, tuple, 1 + end, end);
    }
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
        ? nullable(argument.getAsString())
        : (Object) argument.getAsLong();
  }

  /** How the helper library writes a null pointer. */
  private static Object nullable(String text) {
    return text.equals("(NULL)") ? Expressions.EMPTY : ByteStrings.encode(text);
  }

  /** Calls a helper: its parameters are bound to the arguments or to what they are without. */
  Event help(String name, JsonArray arguments) {
    JsonObject helper = helpers.getAsJsonObject(name);
    Map<String, Object> bindings = new HashMap<>();
    String[] params = helper.get("params").getAsString().split(" , ");
    for (int i = 0; i < params.length; i++) {
      String param = params[i].substring(params[i].lastIndexOf(' ') + 1);
      if (param.equals(PARAMS)) {
        String given = i < arguments.size() ? text(arguments.get(i)) : "";
        bindings.putAll(members(params[i], given));
      } else if (i < arguments.size()) {
        bindings.put(param, value(arguments.get(i)));
      } else if (HELPER_DEFAULTS.containsKey(param)) {
        Expressions sofar = new Expressions(expressions, bindings);
        bindings.put(param, sofar.evaluate(HELPER_DEFAULTS.get(param)));
      }
    }
    Expressions inner = new Expressions(expressions, bindings);
    List<Object> evaluated = new ArrayList<>();
    for (JsonElement argument : helper.getAsJsonArray("args")) {
      String text = argument.getAsString();
      if (!text.startsWith("&")) {
        evaluated.add(inner.evaluate(text));
      }
    }
    return build(evaluated);
  }

  private static String text(JsonElement argument) {
    return argument.isJsonObject()
        ? argument.getAsJsonObject().get("raw").getAsString()
        : argument.getAsString();
  }

  /**
   * The members of a helper's structure: by name, {@code { . fd = 3 }}, in order, {@code ( a , b
   * )}, or as they are without.
   */
  private Map<String, Object> members(String type, String given) {
    boolean isSocket = type.contains("socket_params");
    Map<String, Object> members = new HashMap<>();
    defaults(type).forEach((name, value) -> members.put(PARAMS + " . " + name, value));
    List<String> inOrder =
        isSocket ? List.of("domain", "type", "proto") : List.of("path", "flags", "mode");
    Matcher named = MEMBER.matcher(given);
    while (named.find()) {
      members.put(PARAMS + " . " + named.group(1), expressions.evaluate(named.group(2)));
    }
    int open = given.indexOf("( ");
    if (open > 0 && given.endsWith(" )")) {
      String[] values = given.substring(open + 2, given.length() - 2).split(" , ");
      for (int i = 0; i < values.length; i++) {
        members.put(PARAMS + " . " + inOrder.get(i), expressions.evaluate(values[i]));
      }
    }
    return members;
  }

  private static Map<String, Object> defaults(String type) {
    if (type.contains("socket_params")) {
      return Map.of("fd", 4L, "domain", 2L, "type", 1L, "proto", 0L, "sock_flags", 0L);
    }
    if (type.contains("open_params")) {
      return Map.of(
          "fd", 4L, "path", "/home/file.txt", "flags", 0L, "mode", 0L, "dev", 0L, "ino", 0L);
    }
    return Map.of("fd", 4L);
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

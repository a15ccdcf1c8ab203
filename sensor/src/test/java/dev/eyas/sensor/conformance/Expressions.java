package dev.eyas.sensor.conformance;

import dev.eyas.catalog.EnumValue;
import dev.eyas.catalog.Enums;
import dev.eyas.sensor.event.ByteStrings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates the C expressions that stand for parameters in the cases: constants of the event
 * format, and variables whose values follow from what the cases expect.
 */
final class Expressions {
  /** An absent parameter. */
  static final Object EMPTY = new byte[0];

  private static final Pattern CAST =
      Pattern.compile("(\\( u?int\\d+_t \\)|static_cast < u?int\\d+_t >|u?int\\d+_t(?= \\())");
  private static final Pattern NUMBER =
      Pattern.compile("([+-]? ?(?:0[xX][0-9a-fA-F]+|\\d+))[uUlL]*");
  private static final Map<String, Object> SHARED = shared();
  private static final Map<String, Map<String, Object>> BY_SCENARIO = byScenario();

  private final Map<String, Object> variables = new HashMap<>(SHARED);

  /**
   * @param ends the connection that the cases expect to see, or nothing
   */
  Expressions(String scenario, Optional<Ends> ends) {
    String name = scenario.substring(scenario.lastIndexOf('.') + 1);
    if (name.contains("ipv6")) {
      use(new Ends("::1", 54321, "2001:4860:4860::8888", 443));
      Ends others = new Ends("::1", 54321, "2001:4860:4860::4444", 443);
      variables.put("server2_sockaddr", others.serverAddress());
    }
    ends.ifPresent(this::use);
    variables.putAll(BY_SCENARIO.getOrDefault(name, Map.of()));
  }

  private void use(Ends ends) {
    for (String tuple : List.of("socktuple", "st")) {
      variables.put(tuple, ends.tuple());
    }
    for (String server : List.of("server_sockaddr", "server1_sockaddr")) {
      variables.put(server, ends.serverAddress());
    }
  }

  Expressions(Expressions outer, Map<String, Object> bindings) {
    variables.putAll(outer.variables);
    variables.putAll(bindings);
  }

  /**
   * @return a number, a byte string, a list of them, or bytes
   */
  Object evaluate(String expression) {
    String text = expression.trim().replaceAll(" \\. (c_str|data) \\( \\)$", "").trim();
    while (CAST.matcher(text).lookingAt()) {
      text = CAST.matcher(text).replaceFirst("").trim();
    }
    if (text.startsWith("( ") && text.endsWith(" )")) {
      text = text.substring(2, text.length() - 2);
    }
    if (text.contains(" | ")) {
      return bits(text);
    }
    if (variables.containsKey(text)) {
      return variables.get(text);
    }
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      return Long.decode(text.substring(0, number.end(1)).replace(" ", ""));
    }
    if (text.startsWith("\"") && text.endsWith("\"")) {
      return ByteStrings.encode(text.substring(1, text.length() - 1));
    }
    if (text.startsWith("PPME_")) {
      return text;
    }
    if (text.startsWith("PPM_")) {
      return constant(text.substring("PPM_".length()));
    }
    if (text.startsWith("empty_value <") || text.equals("NULL")) {
      return EMPTY;
    }
    if (text.startsWith("scap_const_sized_buffer {")) {
      return evaluate(text.replaceAll("scap_const_sized_buffer \\{ | [.,].*\\}", ""));
    }
    throw new Unmodelled(text);
  }

  private long bits(String text) {
    long value = 0;
    for (String part : text.split(" \\| ")) {
      value |= ((Number) evaluate(part)).longValue();
    }
    return value;
  }

  private static long constant(String name) {
    for (List<EnumValue> table : Enums.all().values()) {
      for (EnumValue value : table) {
        if (value.name().equals(name)
            || value.name().equals(name.replaceFirst("^CL_(CLONE_)?", "CLONE_"))) {
          return value.value();
        }
      }
    }
    throw new Unmodelled("PPM_" + name);
  }

  private static Map<String, Object> shared() {
    Map<String, Object> values = new HashMap<>(ProcessTree.variables());
    values.put("nullptr", EMPTY);
    values.put("null_buf", EMPTY);
    values.put("empty_bytebuf", EMPTY);
    values.put("cgroup_byte_buf", EMPTY);
    values.put("increasing_ts ( )", 0L);
    values.put("INIT_TID", 1L);
    values.put("INIT_PID", 1L);
    values.put("INIT_PTID", 0L);
    values.put("not_relevant_64", 0L);
    values.put("not_relevant_32", 0L);
    values.put("not_relevant_8", 0L);
    values.put("ret_err_perm", -1L);
    values.put("err", -2L);
    values.put("test_errno", 0L);
    values.put("path", "/test/dir");
    values.put("fd", 4L);
    values.put("mountfd", 5L);
    values.put("flags", 1L);
    values.put("true", 1L);
    values.put("false", 0L);
    values.put("sinsp_test_input :: open_params :: default_fd", 4L);
    values.put("sinsp_test_input :: open_params :: default_path", "/home/file.txt");
    values.put("dirfd", 3L);
    values.put("server_fd", 4L);
    values.put("fd1", 3L);
    values.put("fd2", 4L);
    values.put("read_buf", "hello\0".getBytes(StandardCharsets.ISO_8859_1));
    values.put("sinsp_test_input :: socket_params :: default_fd", 4L);
    values.put("SOCK_STREAM", 1L);
    values.put("SOCK_DGRAM", 2L);
    Ends usual = new Ends("172.40.111.222", 54321, "142.251.111.147", 443);
    values.put("socktuple", usual.tuple());
    values.put("st", usual.tuple());
    values.put("server_sockaddr", usual.serverAddress());
    values.put("server1_sockaddr", usual.serverAddress());
    Ends others = new Ends("172.40.111.222", 54321, "142.251.111.148", 443);
    values.put("server2_sockaddr", others.serverAddress());
    return values;
  }

  private static Map<String, Map<String, Object>> byScenario() {
    Map<String, Object> spawn = new HashMap<>();
    spawn.put("parent_tid", 1L);
    spawn.put("parent_pid", 1L);
    spawn.put("child_tid", 20L);
    spawn.put("child_pid", 20L);
    spawn.put("null_pid", 0L);
    spawn.put("fdlimit", 1024L);
    spawn.put("pgft_maj", 0L);
    spawn.put("pgft_min", 1L);
    spawn.put("cgroupsv", List.of("cpuset=/", "memory=/user.slice"));
    spawn.put("argsv", List.of("-c", "'echo aGVsbG8K | base64 -d'"));
    spawn.put(
        "envv",
        List.of("SHELL=/bin/bash", "SHELL_NEW=/bin/sh", "PWD=/home/user", "HOME=/home/user"));
    spawn.put("loginuid", 4294967294L);
    spawn.put("exe_ino", 242048L);
    spawn.put("ctime", 1676262698000004588L);
    spawn.put("mtime", 1676262698000004577L);
    spawn.put("euid", 2000L);
    spawn.put("egid", 2000L);
    return Map.of(
        "spawn_process", spawn,
        "pipe2", Map.of("fd1", 5L, "fd2", 6L),
        "bytebuf_bcontains_bstartswith", Map.of("read_buf", bytes("hello")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

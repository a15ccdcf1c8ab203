package dev.eyas.sensor.conformance;

import dev.eyas.catalog.EnumValue;
import dev.eyas.catalog.Enums;
import dev.eyas.sensor.event.ByteStrings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates the C expressions that stand for parameters in the cases: constants of the event
 * format, and variables whose values follow from what the cases expect.
 */
final class Expressions {
  /** An absent parameter. */
  static final Object EMPTY = new byte[0];

  private static final String CLIENT = "172.40.111.222";
  private static final String SERVER = "142.251.111.147";
  private static final Map<String, Object> SHARED = shared();
  private static final Map<String, Map<String, Object>> BY_SCENARIO = byScenario();

  private final Map<String, Object> variables = new HashMap<>(SHARED);

  Expressions(String scenario) {
    String name = scenario.substring(scenario.lastIndexOf('.') + 1);
    variables.putAll(BY_SCENARIO.getOrDefault(name, Map.of()));
  }

  Expressions(Expressions outer, Map<String, Object> bindings) {
    variables.putAll(outer.variables);
    variables.putAll(bindings);
  }

  /**
   * @return a number, a byte string, a list of them, or bytes
   */
  Object evaluate(String expression) {
    String text = expression.trim().replaceAll(" \\. c_str \\( \\)$", "").trim();
    while (text.matches("\\( u?int\\d+_t \\).*")) {
      text = text.substring(text.indexOf(')') + 1).trim();
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
    if (text.matches("-?\\d+")) {
      return Long.parseLong(text);
    }
    if (text.startsWith("\"") && text.endsWith("\"")) {
      return ByteStrings.encode(text.substring(1, text.length() - 1));
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
            || value.name().equals("CLONE_" + name.replace("CL_CLONE_", ""))) {
          return value.value();
        }
      }
    }
    throw new Unmodelled("PPM_" + name);
  }

  private static Map<String, Object> shared() {
    Map<String, Object> values = new HashMap<>();
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
    values.put("dirfd", 3L);
    values.put("server_fd", 4L);
    values.put("fd1", 3L);
    values.put("fd2", 4L);
    values.put("read_buf", "hello\0".getBytes(StandardCharsets.ISO_8859_1));
    values.put("sinsp_test_input :: socket_params :: default_fd", 4L);
    values.put("socktuple", tuple());
    values.put("server_sockaddr", address());
    values.put("SOCK_STREAM", 1L);
    values.put("SOCK_DGRAM", 2L);
    return values;
  }

  private static byte[] tuple() {
    return ByteBuffer.allocate(13)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 2)
        .put(v4(CLIENT))
        .putShort((short) 54321)
        .put(v4(SERVER))
        .putShort((short) 443)
        .array();
  }

  private static byte[] address() {
    return ByteBuffer.allocate(7)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 2)
        .put(v4(SERVER))
        .putShort((short) 443)
        .array();
  }

  private static byte[] v4(String address) {
    byte[] bytes = new byte[4];
    String[] parts = address.split("\\.");
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
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

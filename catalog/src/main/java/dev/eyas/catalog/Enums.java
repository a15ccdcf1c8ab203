package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The named numbers of event parameters, by the name of their table, in table order. */
public final class Enums {
  private static final Map<String, List<EnumValue>> BY_NAME = read();

  private Enums() {}

  /** The table's values; empty for an unknown table. */
  public static List<EnumValue> values(String table) {
    return BY_NAME.getOrDefault(table, List.of());
  }

  public static Map<String, List<EnumValue>> all() {
    return BY_NAME;
  }

  private static Map<String, List<EnumValue>> read() {
    Map<String, List<List<Object>>> raw = DataFile.read("enums.json", new TypeToken<>() {});
    return raw.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, e -> e.getValue().stream().map(Enums::value).toList()));
  }

  private static EnumValue value(List<Object> pair) {
    return new EnumValue((String) pair.get(0), ((Number) pair.get(1)).longValue());
  }
}

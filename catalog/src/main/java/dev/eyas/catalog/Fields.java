package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All fields, in the order of Falco's field tables, with their descriptions. */
public final class Fields {
  private static final List<Field> ALL =
      List.copyOf(DataFile.read("fields.json", new TypeToken<List<Field>>() {}));
  private static final Map<String, Field> BY_NAME = byName();

  private Fields() {}

  public static List<Field> all() {
    return ALL;
  }

  /**
   * @param name a field name without argument, such as {@code proc.aname}
   */
  public static Optional<Field> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Map<String, Field> byName() {
    Map<String, Field> fields = new LinkedHashMap<>();
    ALL.forEach(field -> fields.put(field.name(), field));
    return Map.copyOf(fields);
  }
}

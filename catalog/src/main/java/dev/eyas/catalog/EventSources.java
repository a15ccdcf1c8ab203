package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where events come from, and whose fields are whose. */
public final class EventSources {
  /** The kernel's events, and the only ones that Eyas itself has. */
  public static final String SYSCALL = "syscall";

  /** Field classes that events of any source have. */
  private static final List<String> GENERIC_CLASSES = List.of("evt");

  private static final Map<String, List<String>> SOURCES_BY_PREFIX =
      Map.copyOf(
          DataFile.read("event-sources.json", new TypeToken<Map<String, List<String>>>() {}));

  private EventSources() {}

  /** What the names of fields of other sources begin with, before the first dot. */
  public static Set<String> prefixes() {
    return SOURCES_BY_PREFIX.keySet();
  }

  /**
   * The sources whose events have a field.
   *
   * @param name with or without argument
   * @return empty where that is not known or any source's events have it
   */
  public static List<String> of(String name) {
    if (Fields.find(name).isPresent()) {
      return isGeneric(Fields.find(name).get()) ? List.of() : List.of(SYSCALL);
    }
    int dot = name.indexOf('.');
    return SOURCES_BY_PREFIX.getOrDefault(name.substring(0, Math.max(dot, 0)), List.of());
  }

  private static boolean isGeneric(Field field) {
    return GENERIC_CLASSES.contains(field.fieldClass());
  }
}

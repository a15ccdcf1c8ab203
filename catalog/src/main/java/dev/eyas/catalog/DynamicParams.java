package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;

/** Variants of parameters whose type depends on another one, such as the value of a sockopt. */
final class DynamicParams {
  private static final Map<String, List<Param>> BY_TABLE =
      DataFile.read("dynamic_params.json", new TypeToken<>() {});

  private DynamicParams() {}

  static List<Param> variants(String table) {
    return BY_TABLE.getOrDefault(table, List.of());
  }
}

package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.List;

/** What older captures' events become, by type and number of parameters. */
public final class Conversions {
  private static final List<Conversion> ALL =
      List.copyOf(DataFile.read("conversions.json", new TypeToken<List<Conversion>>() {}));

  private Conversions() {}

  public static List<Conversion> all() {
    return ALL;
  }
}

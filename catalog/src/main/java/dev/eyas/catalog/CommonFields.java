package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.List;

/** The fields that rules are mostly made of, most usual first. */
public final class CommonFields {
  private static final List<String> NAMES =
      List.copyOf(DataFile.read("common-fields.json", new TypeToken<List<String>>() {}));

  private CommonFields() {}

  /** Place of a field among the usual ones, 0-based; their number for any other. */
  public static int rank(String field) {
    int rank = NAMES.indexOf(field);
    return rank < 0 ? NAMES.size() : rank;
  }
}

package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.Map;
import java.util.Optional;

/** What each field means, in our words, with an example condition. Loaded only when asked for. */
public final class FieldDescriptions {
  private static final Map<String, FieldDescription> BY_NAME =
      Map.copyOf(
          DataFile.read(
              "field-descriptions.json", new TypeToken<Map<String, FieldDescription>>() {}));

  private FieldDescriptions() {}

  public static Optional<FieldDescription> find(Field field) {
    return Optional.ofNullable(BY_NAME.get(field.name()));
  }
}

package dev.eyas.sensor.container;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/** Reads what may or may not be in JSON that no one has specified. */
final class JsonPath {
  /** The object, or an empty one if the text is none. */
  static JsonObject parse(String json) {
    try {
      JsonElement read = JsonParser.parseString(json);
      return read.isJsonObject() ? read.getAsJsonObject() : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject();
    }
  }

  /** What the keys lead to from object to object; empty where there is nothing, or null. */
  static Optional<JsonElement> find(JsonObject root, String... keys) {
    JsonElement at = root;
    for (String key : keys) {
      if (at == null || !at.isJsonObject()) {
        return Optional.empty();
      }
      at = at.getAsJsonObject().get(key);
    }
    return at == null || at.isJsonNull() ? Optional.empty() : Optional.of(at);
  }

  /** A string, or {@code ""}. */
  static String text(JsonObject root, String... keys) {
    return find(root, keys)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .orElse("");
  }

  static Optional<Boolean> truth(JsonObject root, String... keys) {
    return find(root, keys).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsBoolean);
  }

  private JsonPath() {}
}

package dev.eyas.sensor.filter;

import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.TextCache;
import dev.eyas.sensor.state.EventContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** What transformers make of the values below them. */
final class Transformers {
  private Transformers() {}

  /**
   * Applies a function to a text, or to each element of a list.
   *
   * @param function null where it has no result: then there is no value
   */
  static Extractor map(Extractor inner, boolean isList, UnaryOperator<String> function) {
    if (!isList) {
      TextCache<String> cache = new TextCache<>(function);
      return (context, value) ->
          inner.extract(context, value) && value.set(cache.get(value.text()));
    }
    return (context, value) -> {
      if (!inner.extract(context, value)) {
        return false;
      }
      value.list().replaceAll(function);
      return !value.list().contains(null);
    };
  }

  static String basename(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The decoded bytes, padded or not; null if the text is not base64. */
  static String base64(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      return ByteStrings.of(Base64.getDecoder().decode(bytes));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** As {@link #base64}, up to the first NUL. */
  static String base64Text(String text) {
    String decoded = base64(text);
    return decoded == null ? null : ByteStrings.cut(decoded);
  }

  static Extractor length(Extractor inner, boolean isList) {
    return (context, value) ->
        inner.extract(context, value)
            && value.set((long) (isList ? value.list().size() : value.text().length()));
  }

  static Extractor concat(List<Extractor> parts) {
    return (context, value) -> {
      StringBuilder text = new StringBuilder();
      for (Extractor part : parts) {
        if (!part.extract(context, value)) {
          return false;
        }
        text.append(value.text());
      }
      return value.set(text.toString());
    };
  }

  static Extractor join(Extractor separator, Extractor list) {
    return (context, value) -> {
      if (!separator.extract(context, value)) {
        return false;
      }
      String between = value.text();
      return list.extract(context, value) && value.set(String.join(between, value.list()));
    };
  }

  /** A list in parentheses; without a value for one element there is none for the list. */
  static Extractor tuple(List<Extractor> elements) {
    Value slot = new Value();
    return (context, value) -> {
      value.list().clear();
      for (Extractor element : elements) {
        if (!add(element, context, slot, value)) {
          return false;
        }
      }
      return true;
    };
  }

  private static boolean add(Extractor element, EventContext context, Value slot, Value value) {
    return element.extract(context, slot) && value.list().add(slot.text());
  }
}

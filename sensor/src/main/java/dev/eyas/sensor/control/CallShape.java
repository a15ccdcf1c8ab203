package dev.eyas.sensor.control;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/**
 * Looks at a message before anything is made of it: a few bytes may describe a tree that takes a
 * hundred times their space.
 */
final class CallShape {
  /** Values of a message at most. The largest call there is has three for each of its sources. */
  private static final int MAX_VALUES = 10_000;

  private static final int MAX_DEPTH = 32;

  /** JSON, but no call. */
  static final class NoCallException extends Exception {
    NoCallException(String message) {
      super(message);
    }
  }

  private final JsonReader reader;
  private int depth;
  private int values;
  private boolean namesMethod;

  private CallShape(JsonReader reader) {
    this.reader = reader;
  }

  /**
   * @throws JsonParseException if the message is no JSON
   * @throws NoCallException if it is no object that names a method, or one of too many parts
   */
  static void check(String message) throws NoCallException {
    try {
      new CallShape(new JsonReader(new StringReader(message))).check();
    } catch (IOException | IllegalStateException e) {
      throw new JsonParseException(e.getMessage(), e);
    }
  }

  private void check() throws IOException, NoCallException {
    boolean isObject = reader.peek() == JsonToken.BEGIN_OBJECT;
    while (reader.peek() != JsonToken.END_DOCUMENT) {
      next();
    }
    if (!isObject || !namesMethod) {
      throw new NoCallException("A message is an object that names a method");
    }
  }

  private void next() throws IOException, NoCallException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        reader.beginObject();
        deeper();
      }
      case BEGIN_ARRAY -> {
        reader.beginArray();
        deeper();
      }
      case END_OBJECT -> {
        reader.endObject();
        depth--;
      }
      case END_ARRAY -> {
        reader.endArray();
        depth--;
      }
      case NAME -> namesMethod |= reader.nextName().equals("method") && depth == 1;
      default -> {
        count();
        reader.skipValue();
      }
    }
  }

  private void deeper() throws NoCallException {
    count();
    if (++depth > MAX_DEPTH) {
      throw new JsonParseException("nested deeper than " + MAX_DEPTH);
    }
  }

  private void count() throws NoCallException {
    if (++values > MAX_VALUES) {
      throw new NoCallException("A message of more than " + MAX_VALUES + " values is no call");
    }
  }
}

package dev.eyas.sensor.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GetOptTest {
  private static final Extractor LETTERS = (context, value) -> value.set("ab:c");

  private static Extractor arguments(String... arguments) {
    return (context, value) -> {
      value.list().clear();
      value.list().addAll(List.of(arguments));
      return true;
    };
  }

  private static List<String> all(String... arguments) {
    Value value = new Value();
    GetOpt.all(arguments(arguments), LETTERS).extract(null, value);
    return List.copyOf(value.list());
  }

  private static String last(char letter, String... arguments) {
    Value value = new Value();
    boolean has = GetOpt.last(arguments(arguments), LETTERS, letter).extract(null, value);
    return has ? value.text() : null;
  }

  @Test
  void everyOption() {
    assertEquals(List.of("a", "b", "x", "c"), all("-ab", "x", "-c", "rest", "-a"));
    assertEquals(List.of("b", "x", "?", "b", ""), all("-bx", "--long", "-z", "-b"));
    assertEquals(List.of(), all("--", "-a"));
  }

  @Test
  void oneOption() {
    assertEquals("y", last('b', "-b", "x", "-by"));
    assertEquals("a", last('a', "-a"));
    assertEquals(null, last('c', "-a"));
  }
}

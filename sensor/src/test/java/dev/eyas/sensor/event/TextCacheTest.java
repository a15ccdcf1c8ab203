package dev.eyas.sensor.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class TextCacheTest {
  @Test
  void resultsAreTheFunctionsHoweverTextsCollide() {
    TextCache<String> cache = new TextCache<>(text -> text.startsWith("7") ? null : text + "!");

    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 5000; i++) {
        String text = String.valueOf(i);
        assertEquals(text.startsWith("7") ? null : text + "!", cache.get(text));
      }
    }
  }

  @Test
  void whatWasMadeOnceIsGivenOutAgain() {
    TextCache<String> cache =
        new TextCache<>(text -> text.equals("none") ? null : new String(text));

    assertSame(cache.get("a"), cache.get("a"));
    assertNull(cache.get("none"));
  }
}

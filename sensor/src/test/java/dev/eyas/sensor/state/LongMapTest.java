package dev.eyas.sensor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongMapTest {
  @Test
  void behavesAsAMap() {
    Random random = new Random(7);
    Map<Long, String> expected = new HashMap<>();
    LongMap<String> map = new LongMap<>();
    for (int i = 0; i < 100_000; i++) {
      long key = random.nextInt(500);
      if (random.nextInt(3) == 0) {
        assertEquals(expected.remove(key), map.remove(key));
      } else {
        String value = "v" + i;
        assertEquals(expected.put(key, value), map.put(key, value));
      }
      assertEquals(expected.size(), map.size());
    }
    for (long key = 0; key < 500; key++) {
      assertEquals(expected.get(key), map.get(key));
    }
  }
}

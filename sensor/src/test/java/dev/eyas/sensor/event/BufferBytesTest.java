package dev.eyas.sensor.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BufferBytesTest {
  @Test
  void theFirstNulIsFoundWhereverItIs() {
    Random random = new Random(1);
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = new byte[40];
      random.nextBytes(bytes);
      bytes[random.nextInt(bytes.length)] = 0;
      bytes[random.nextInt(bytes.length)] = (byte) 0x80;
      int offset = random.nextInt(8);
      int most = random.nextInt(bytes.length - offset + 1);
      int expected = 0;
      while (expected < most && bytes[offset + expected] != 0) {
        expected++;
      }
      assertEquals(expected, BufferBytes.beforeNul(wrap(bytes), offset, most));
    }
  }

  @Test
  void pathsThatDifferInOneByteSpreadOverTheSlots() {
    for (int at = 0; at < 24; at++) {
      Set<Integer> slots = new HashSet<>();
      for (int value = 0; value < 256; value++) {
        byte[] bytes = "/var/lib/data/part-00000".getBytes(StandardCharsets.ISO_8859_1);
        bytes[at] = (byte) value;
        slots.add(BufferBytes.hash(wrap(bytes), 0, bytes.length, 12));
      }
      assertTrue(slots.size() > 200, "byte " + at + ": " + slots.size());
    }
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

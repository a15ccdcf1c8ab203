package dev.eyas.sensor.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextListPoolTest {
  private final TextListPool pool = new TextListPool(new StringPool());

  @Test
  void listsAreTheArraysHoweverTheyCollide() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder bytes = new StringBuilder();
      for (int length = 1 + random.nextInt(7) + 6 * random.nextInt(3); length > 0; length--) {
        bytes.append("\0\0ab\u00e9".charAt(random.nextInt(5)));
      }
      assertEquals(split(bytes.toString()), get(bytes.toString()));
    }
  }

  @Test
  void whatWasMadeOnceIsGivenOutAgain() {
    assertSame(get("-c\0/etc/x.conf\0"), get("-c\0/etc/x.conf\0"));
  }

  @Test
  void longArraysAreReadAsWell() {
    String text = "x".repeat(1000) + "\0";
    assertEquals(split(text.repeat(10)), get(text.repeat(10)));
  }

  private List<String> get(String bytes) {
    byte[] padded = ("##" + bytes + "##").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer buffer = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    return pool.get(buffer, 2, bytes.length());
  }

  private static List<String> split(String bytes) {
    List<String> texts = new ArrayList<>();
    for (int from = 0; from < bytes.length(); ) {
      int nul = bytes.indexOf('\0', from);
      int end = nul < 0 ? bytes.length() : nul;
      texts.add(bytes.substring(from, end));
      from = end + 1;
    }
    return texts;
  }
}

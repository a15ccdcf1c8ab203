package dev.eyas.sensor.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ByteStringsTest {
  @Test
  void textBecomesItsUtf8Bytes() {
    assertEquals("\u00c3\u00a9\u00f0\u009f\u0098\u0080", ByteStrings.encode("é😀"));
    assertEquals("é😀", ByteStrings.decode(ByteStrings.encode("é😀")));
  }

  @Test
  void loneBytesSurvive() {
    assertEquals("/tmp/\u00ff", ByteStrings.encode("/tmp/\udcff"));
    assertEquals("/tmp/\ufffd", ByteStrings.decode("/tmp/\u00ff"));
  }
}

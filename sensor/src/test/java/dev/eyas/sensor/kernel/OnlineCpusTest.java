package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class OnlineCpusTest {
  @Test
  void rangesAndSingles() {
    assertArrayEquals(new int[] {0}, OnlineCpus.parse("0"));
    assertArrayEquals(new int[] {0, 1}, OnlineCpus.parse("0-1"));
    assertArrayEquals(new int[] {0, 1, 2, 5, 8, 9}, OnlineCpus.parse("0-2,5,8-9"));
  }
}

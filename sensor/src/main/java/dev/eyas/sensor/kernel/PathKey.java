package dev.eyas.sensor.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Key of the map of path prefixes: {@code struct eyas_path_key} of native-bpf. */
final class PathKey {
  static final int BYTES = 2 * Integer.BYTES + KernelFilter.WINDOW;

  private PathKey() {}

  /**
   * @param bank of the filter
   * @param prefix byte string, shorter than the window
   */
  static int[] of(int bank, String prefix) {
    byte[] bytes = prefix.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer key = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    key.putInt((Integer.BYTES + bytes.length) * Byte.SIZE).putInt(bank).put(bytes);
    int[] words = new int[BYTES / Integer.BYTES];
    key.rewind().asIntBuffer().get(words);
    return words;
  }
}

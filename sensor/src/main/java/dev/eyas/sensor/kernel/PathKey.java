package dev.eyas.sensor.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Key of the map of path prefixes: {@code struct eyas_path_key} of native-bpf. */
final class PathKey {
  static final int BYTES = Integer.BYTES + KernelFilter.WINDOW;

  private PathKey() {}

  /**
   * @param prefix byte string, shorter than the window
   */
  static int[] of(String prefix) {
    byte[] bytes = prefix.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer key = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    key.putInt(bytes.length * Byte.SIZE).put(bytes);
    int[] words = new int[BYTES / Integer.BYTES];
    key.rewind().asIntBuffer().get(words);
    return words;
  }
}

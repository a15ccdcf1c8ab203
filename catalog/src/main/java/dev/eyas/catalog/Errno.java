package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.Collection;
import java.util.Map;

/**
 * Names of the kernel's error numbers, those included that are seen only inside the kernel, where a
 * system call is about to be restarted.
 */
public final class Errno {
  public static final int EINPROGRESS = 115;

  private static final Map<Integer, String> BY_NUMBER =
      Map.copyOf(DataFile.read("errno.json", new TypeToken<Map<Integer, String>>() {}));

  private Errno() {}

  /** The name of a positive error number, or the number itself where it has none. */
  public static String name(int number) {
    return BY_NUMBER.getOrDefault(number, String.valueOf(number));
  }

  /** All names, in no order. */
  static Collection<String> names() {
    return BY_NUMBER.values();
  }
}

package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All system calls that events can be about. */
public final class Syscalls {
  private static final List<Syscall> ALL =
      List.copyOf(DataFile.read("syscalls.json", new TypeToken<List<Syscall>>() {}));
  private static final Map<String, Syscall> BY_NAME = new HashMap<>();
  private static final Map<Integer, Syscall> BY_CODE = new HashMap<>();

  static {
    for (Syscall syscall : ALL) {
      BY_NAME.put(syscall.name(), syscall);
      BY_CODE.put(syscall.code(), syscall);
    }
  }

  private Syscalls() {}

  public static List<Syscall> all() {
    return ALL;
  }

  public static Optional<Syscall> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * @param code the event format's number of a system call
   */
  public static Optional<Syscall> byCode(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}

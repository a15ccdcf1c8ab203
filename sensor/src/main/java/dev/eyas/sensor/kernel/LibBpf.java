package dev.eyas.sensor.kernel;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The library's functions that load and attach the probe. Register it before any call. */
final class LibBpf {
  private static boolean registered;

  private LibBpf() {}

  static synchronized void register(String libraryPath) {
    if (!registered) {
      Native.register(LibBpf.class, libraryPath);
      registered = true;
    }
  }

  static native void eyas_log_start();

  /** What libbpf has had to say since {@link #eyas_log_start}. */
  static native String eyas_log();

  static native Pointer bpf_object__open_mem(byte[] object, long size, Pointer options);

  static native int bpf_object__load(Pointer object);

  static native void bpf_object__close(Pointer object);

  static native Pointer bpf_object__find_map_by_name(Pointer object, String name);

  static native Pointer bpf_object__find_program_by_name(Pointer object, String name);

  static native int bpf_map__fd(Pointer map);

  static native int bpf_map__set_max_entries(Pointer map, int entries);

  static native int bpf_map_create(
      int type, String name, int keySize, int valueSize, int maxEntries, Pointer options);

  static native int bpf_map_update_elem(int fd, int[] key, int[] value, long flags);

  static native int bpf_map_delete_elem(int fd, int[] key);

  static native Pointer bpf_program__attach(Pointer program);

  static native int bpf_link__destroy(Pointer link);

  static native int libbpf_num_possible_cpus();
}

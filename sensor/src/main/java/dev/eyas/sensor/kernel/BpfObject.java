package dev.eyas.sensor.kernel;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The probe's programs and maps in the kernel. Closing it detaches and frees all. */
final class BpfObject implements AutoCloseable {
  private static final int BPF_MAP_TYPE_LPM_TRIE = 11;
  private static final int BPF_MAP_TYPE_RINGBUF = 27;
  private static final int BPF_F_NO_PREALLOC = 1;
  private static final int MAX_PREFIXES = 16384;
  private static final int BPF_MAP_TYPE_HASH = 1;
  private static final int MAX_NAMES = 8192;
  private static final int MAX_PORTS = 8192;
  private static final int NAME_BYTES = KernelFilter.NAME + 1;
  private static final String[] PROGRAMS = {
    "eyas_task_rename", "eyas_sys_exit", "eyas_sys_enter", "eyas_process_exit"
  };

  private final Pointer object;
  private final List<Pointer> links = new ArrayList<>();

  private BpfObject(Pointer object) {
    this.object = object;
  }

  /** Loads the programs, sized for a number of CPUs, without attaching them. */
  static BpfObject load(byte[] content, int cpus) throws ProbeException {
    LibBpf.eyas_log_start();
    Pointer opened = LibBpf.bpf_object__open_mem(content, content.length, null);
    if (opened == null) {
      throw failure("the probe cannot be read");
    }
    BpfObject result = new BpfObject(opened);
    try {
      LibBpf.bpf_map__set_max_entries(result.map("scratches"), cpus);
      LibBpf.bpf_map__set_max_entries(result.map("rings"), cpus);
      if (LibBpf.bpf_object__load(opened) != 0) {
        throw failure("the kernel refuses the probe");
      }
      return result;
    } catch (ProbeException e) {
      result.close();
      throw e;
    }
  }

  int mapFd(String name) throws ProbeException {
    return LibBpf.bpf_map__fd(map(name));
  }

  /** Makes the ring of a CPU and returns its descriptor. */
  int createRing(int cpu, int bytes) throws ProbeException {
    int ring = LibBpf.bpf_map_create(BPF_MAP_TYPE_RINGBUF, "eyas_ring", 0, 0, bytes, null);
    if (ring < 0) {
      throw failure("no memory for a ring of " + bytes + " bytes (error " + -ring + ")");
    }
    int error = LibBpf.bpf_map_update_elem(mapFd("rings"), new int[] {cpu}, new int[] {ring}, 0);
    if (error != 0) {
      LibC.close(ring);
      throw failure("the ring of CPU " + cpu + " cannot be entered (error " + -error + ")");
    }
    return ring;
  }

  /** Makes the map of the path prefixes of a bank of filters and puts it in place. */
  void enterPrefixes(int bank, Map<String, Long> prefixes) throws ProbeException {
    int fd = filterMap(BPF_MAP_TYPE_LPM_TRIE, "eyas_prefixes", PathKey.BYTES, MAX_PREFIXES);
    Map<int[], Long> bits = new HashMap<>();
    prefixes.forEach((prefix, value) -> bits.put(PathKey.of(prefix), value));
    enter(bits, fd, "prefixes", bank);
  }

  /** The same for the names of threads. */
  void enterNames(int bank, Map<String, Long> names) throws ProbeException {
    int fd = filterMap(BPF_MAP_TYPE_HASH, "eyas_names", NAME_BYTES, MAX_NAMES);
    Map<int[], Long> bits = new HashMap<>();
    names.forEach((name, value) -> bits.put(nameKey(name), value));
    enter(bits, fd, "names", bank);
  }

  /** The same for the ports of connections. */
  void enterPorts(int bank, Map<Integer, Long> ports) throws ProbeException {
    int fd = filterMap(BPF_MAP_TYPE_HASH, "eyas_ports", Integer.BYTES, MAX_PORTS);
    Map<int[], Long> bits = new HashMap<>();
    ports.forEach((port, value) -> bits.put(new int[] {port}, value));
    enter(bits, fd, "ports", bank);
  }

  private static int[] nameKey(String name) {
    byte[] bytes = Arrays.copyOf(name.getBytes(StandardCharsets.ISO_8859_1), NAME_BYTES);
    int[] words = new int[NAME_BYTES / Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
    return words;
  }

  private static int filterMap(int type, String name, int keyBytes, int entries)
      throws ProbeException {
    int fd =
        LibBpf.bpf_map_create(
            type, name, keyBytes, Long.BYTES, entries, LibBpf.mapFlags(BPF_F_NO_PREALLOC));
    if (fd < 0) {
      throw failure("no memory for the filter (error " + -fd + ")");
    }
    return fd;
  }

  /** Fills a map, puts it in place for a bank and closes it here. */
  private void enter(Map<int[], Long> entries, int fd, String place, int bank)
      throws ProbeException {
    try {
      for (Map.Entry<int[], Long> entry : entries.entrySet()) {
        long bits = entry.getValue();
        int[] value = {(int) bits, (int) (bits >>> Integer.SIZE)};
        require(LibBpf.bpf_map_update_elem(fd, entry.getKey(), value, 0));
      }
      require(LibBpf.bpf_map_update_elem(mapFd(place), new int[] {bank}, new int[] {fd}, 0));
    } finally {
      LibC.close(fd);
    }
  }

  private static void require(int error) throws ProbeException {
    if (error != 0) {
      throw failure("the filter cannot be entered (error " + -error + ")");
    }
  }

  void attach() throws ProbeException {
    for (String name : PROGRAMS) {
      links.add(attach(name));
    }
  }

  /** Attaches one more program until {@link #detach(Pointer)}. */
  Pointer attach(String name) throws ProbeException {
    Pointer program = LibBpf.bpf_object__find_program_by_name(object, name);
    Pointer link = program == null ? null : LibBpf.bpf_program__attach(program);
    if (link == null) {
      throw failure("the program " + name + " cannot be attached");
    }
    return link;
  }

  static void detach(Pointer link) {
    LibBpf.bpf_link__destroy(link);
  }

  private Pointer map(String name) throws ProbeException {
    Pointer map = LibBpf.bpf_object__find_map_by_name(object, name);
    if (map == null) {
      throw failure("the probe has no map " + name);
    }
    return map;
  }

  private static ProbeException failure(String what) {
    String log = LibBpf.eyas_log().strip();
    return new ProbeException(log.isEmpty() ? what : what + ":\n" + log);
  }

  void detach() {
    links.forEach(LibBpf::bpf_link__destroy);
    links.clear();
  }

  @Override
  public void close() {
    detach();
    LibBpf.bpf_object__close(object);
  }
}

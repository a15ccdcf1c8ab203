package dev.eyas.sensor.kernel;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** The probe's programs and maps in the kernel. Closing it detaches and frees all. */
final class BpfObject implements AutoCloseable {
  private static final int BPF_MAP_TYPE_RINGBUF = 27;
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

  /** With what the kernel or libbpf said. */
  static ProbeException failure(String what) {
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

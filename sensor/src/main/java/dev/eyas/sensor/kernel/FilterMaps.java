package dev.eyas.sensor.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The maps in which the kernel looks up paths, names and ports: of each kind one for each of the
 * two banks of filters.
 *
 * <p>To put one in place the kernel waits until no program looks into the one before, some 20 ms.
 * So one that has not changed stays, and a bank that filters nothing gets none.
 */
final class FilterMaps {
  private static final int BPF_MAP_TYPE_HASH = 1;
  private static final int BPF_MAP_TYPE_LPM_TRIE = 11;
  private static final int BPF_F_NO_PREALLOC = 1;
  private static final int NAME_BYTES = KernelFilter.NAME + 1;

  /** A kind of map; entries and sizes as in native-bpf. */
  private enum Kind {
    PREFIXES("prefixes", BPF_MAP_TYPE_LPM_TRIE, PathKey.BYTES, 16384),
    NAMES("names", BPF_MAP_TYPE_HASH, NAME_BYTES, 8192),
    PORTS("ports", BPF_MAP_TYPE_HASH, Integer.BYTES, 8192);

    private final String place;
    private final int type;
    private final int keyBytes;
    private final int most;

    Kind(String place, int type, int keyBytes, int most) {
      this.place = place;
      this.type = type;
      this.keyBytes = keyBytes;
      this.most = most;
    }
  }

  private record Slot(Kind kind, int bank) {}

  private final BpfObject object;
  private final Map<Slot, Map<?, Long>> inPlace = new HashMap<>();

  FilterMaps(BpfObject object) {
    this.object = object;
  }

  /**
   * Puts what a filter looks up in place.
   *
   * @param bank the one that is not in force
   * @throws ProbeException if the kernel refuses it; the bank must not be put in force then
   */
  void enter(int bank, KernelFilter filter) throws ProbeException {
    if (!filter.calls().isEmpty()) {
      enter(new Slot(Kind.PREFIXES, bank), filter.prefixes(), PathKey::of);
      enter(new Slot(Kind.NAMES, bank), filter.names().given(), FilterMaps::nameKey);
      enter(new Slot(Kind.PORTS, bank), filter.sockets().ports().given(), port -> new int[] {port});
    }
  }

  private static int[] nameKey(String name) {
    byte[] bytes = Arrays.copyOf(name.getBytes(StandardCharsets.ISO_8859_1), NAME_BYTES);
    int[] words = new int[NAME_BYTES / Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
    return words;
  }

  private <K> void enter(Slot slot, Map<K, Long> entries, Function<K, int[]> key)
      throws ProbeException {
    if (entries.equals(inPlace.get(slot))) {
      return;
    }
    int fd = create(slot.kind);
    try {
      for (Map.Entry<K, Long> entry : entries.entrySet()) {
        long bits = entry.getValue();
        int[] value = {(int) bits, (int) (bits >>> Integer.SIZE)};
        require(LibBpf.bpf_map_update_elem(fd, key.apply(entry.getKey()), value, 0));
      }
      int place = object.mapFd(slot.kind.place);
      require(LibBpf.bpf_map_update_elem(place, new int[] {slot.bank}, new int[] {fd}, 0));
      inPlace.put(slot, entries);
    } finally {
      LibC.close(fd);
    }
  }

  private static int create(Kind kind) throws ProbeException {
    int fd =
        LibBpf.bpf_map_create(
            kind.type,
            "eyas_" + kind.place,
            kind.keyBytes,
            Long.BYTES,
            kind.most,
            LibBpf.mapFlags(BPF_F_NO_PREALLOC));
    if (fd < 0) {
      throw BpfObject.failure("no memory for the filter (error " + -fd + ")");
    }
    return fd;
  }

  private static void require(int error) throws ProbeException {
    if (error != 0) {
      throw BpfObject.failure("the filter cannot be entered (error " + -error + ")");
    }
  }
}

package dev.eyas.sensor.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The maps in which the kernel looks up paths, names and ports, with the entries of all banks of
 * filters. Of a bank that is filled again, only what differs is changed.
 */
final class FilterMaps {
  private static final int NAME_BYTES = KernelFilter.NAME + 1;
  private static final int PORT_BITS = 16;

  private record Place(String map, int bank) {}

  private final BpfObject object;
  private final Map<Place, Map<?, Long>> entered = new HashMap<>();

  FilterMaps(BpfObject object) {
    this.object = object;
  }

  /**
   * Enters what a filter looks up, and nothing else.
   *
   * @param bank one that no program looks into
   * @throws ProbeException if the kernel refuses it; the bank must not be put in force then
   */
  void enter(int bank, KernelFilter filter) throws ProbeException {
    enter(new Place("prefixes", bank), filter.prefixes(), prefix -> PathKey.of(bank, prefix));
    enter(new Place("names", bank), filter.names().given(), name -> nameKey(bank, name));
    enter(
        new Place("ports", bank),
        filter.sockets().ports().given(),
        port -> new int[] {bank << PORT_BITS | port});
  }

  /** The bank takes the place of the name's last byte, its end. */
  private static int[] nameKey(int bank, String name) {
    byte[] bytes = Arrays.copyOf(name.getBytes(StandardCharsets.ISO_8859_1), NAME_BYTES);
    bytes[KernelFilter.NAME] = (byte) bank;
    int[] words = new int[NAME_BYTES / Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
    return words;
  }

  private <K> void enter(Place place, Map<K, Long> entries, Function<K, int[]> key)
      throws ProbeException {
    int map = object.mapFd(place.map);
    @SuppressWarnings("unchecked") // a place has keys of one type
    Map<K, Long> known = (Map<K, Long>) entered.computeIfAbsent(place, p -> new HashMap<K, Long>());
    for (K gone : List.copyOf(known.keySet())) {
      if (!entries.containsKey(gone)) {
        require(LibBpf.bpf_map_delete_elem(map, key.apply(gone)));
        known.remove(gone);
      }
    }
    for (Map.Entry<K, Long> entry : entries.entrySet()) {
      if (!entry.getValue().equals(known.get(entry.getKey()))) {
        long bits = entry.getValue();
        int[] value = {(int) bits, (int) (bits >>> Integer.SIZE)};
        require(LibBpf.bpf_map_update_elem(map, key.apply(entry.getKey()), value, 0));
        known.put(entry.getKey(), bits);
      }
    }
  }

  private static void require(int error) throws ProbeException {
    if (error != 0) {
      throw BpfObject.failure("the filter cannot be entered (error " + -error + ")");
    }
  }
}

package dev.eyas.sensor.state;

import java.util.function.Consumer;

/** The open descriptors of a process. Those past {@link #MAX} are not kept. */
public final class FdTable {
  /** Upper bound of descriptors kept for one process. */
  static final int MAX = 1 << 16;

  private final LongMap<FdInfo> byNumber = new LongMap<>();

  public FdInfo get(long number) {
    return byNumber.get(number);
  }

  public int size() {
    return byNumber.size();
  }

  public void forEach(Consumer<FdInfo> action) {
    byNumber.forEach(action);
  }

  void forEachEntry(LongMap.LongObjConsumer<FdInfo> action) {
    byNumber.forEachEntry(action);
  }

  void put(long number, FdInfo fd) {
    if (number >= 0 && (byNumber.size() < MAX || byNumber.get(number) != null)) {
      byNumber.put(number, fd);
    }
  }

  void remove(long number) {
    byNumber.remove(number);
  }

  void clear() {
    byNumber.clear();
  }

  /** A child's table: the same descriptions, in a table of its own. */
  FdTable copy() {
    FdTable copy = new FdTable();
    copy.byNumber.putAll(byNumber);
    return copy;
  }
}

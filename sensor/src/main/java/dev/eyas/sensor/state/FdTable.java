package dev.eyas.sensor.state;

import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The open descriptors of a process. Those past {@link #MAX} are not kept.
 *
 * <p>A descriptor knows how many tables hold it, a table how many threads use it: the last one to
 * let go gives it to the pool of the thread table.
 */
public final class FdTable {
  /** Upper bound of descriptors kept for one process. */
  static final int MAX = 1 << 16;

  /** Most slots of a table that is worth keeping when its process is gone. */
  private static final int MOST_SLOTS_KEPT = 256;

  private static final Consumer<FdInfo> HOLD = fd -> fd.holders++;

  private final LongMap<FdInfo> byNumber = new LongMap<>();
  private final Consumer<FdInfo> letGo = this::letGo;

  /** Where closed descriptors go; null for a table whose thread is in no thread table yet. */
  private DescriptorPool pool;

  private int users;

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
    if (number < 0) {
      return;
    }
    if (byNumber.size() < MAX || byNumber.get(number) != null) {
      fd.holders++;
      letGo(byNumber.put(number, fd));
    } else if (pool != null) {
      pool.reject();
    }
  }

  void remove(long number) {
    letGo(byNumber.remove(number));
  }

  /** Takes out all descriptors from one to another number. */
  void removeRange(long first, long last) {
    LongStream.Builder numbers = LongStream.builder();
    byNumber.forEachEntry(
        (number, fd) -> {
          if (first <= number && number <= last) {
            numbers.add(number);
          }
        });
    numbers.build().forEach(this::remove);
  }

  /** Whether other threads use it, too. */
  boolean isShared() {
    return users > 1;
  }

  /** Takes in all descriptors of a parent's table: the same descriptions. To an empty table. */
  void inherit(FdTable parent) {
    byNumber.putAll(parent.byNumber);
    byNumber.forEach(HOLD);
  }

  /** Gives closed descriptors to a pool from now on, and itself when nobody uses it any more. */
  void recycleTo(DescriptorPool descriptors) {
    pool = descriptors;
  }

  /** One more thread uses the table. */
  void join() {
    users++;
  }

  /** One thread uses it no more. */
  void leave() {
    if (--users == 0 && pool != null) {
      byNumber.forEach(letGo);
      byNumber.clear();
      pool.keep(this);
    }
  }

  boolean isLarge() {
    return byNumber.slots() > MOST_SLOTS_KEPT;
  }

  private void letGo(FdInfo fd) {
    if (fd != null && --fd.holders == 0 && pool != null) {
      pool.keep(fd);
    }
  }
}

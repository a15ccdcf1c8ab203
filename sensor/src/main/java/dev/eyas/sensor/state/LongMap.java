package dev.eyas.sensor.state;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A map from longs to objects: open addressing, no boxing, nothing allocated by a look-up.
 *
 * @param <V> values, never null
 */
public final class LongMap<V> {
  private long[] keys = new long[16];
  private Object[] values = new Object[16];
  private int size;

  public int size() {
    return size;
  }

  /** Entries it has room for, twice over. */
  int slots() {
    return values.length;
  }

  public V get(long key) {
    return valueAt(slotOf(key));
  }

  /** Puts a value and returns the one that stood there, or null. */
  public V put(long key, V value) {
    if (size * 2 >= values.length) {
      grow();
    }
    int slot = slotOf(key);
    V old = valueAt(slot);
    keys[slot] = key;
    values[slot] = value;
    if (old == null) {
      size++;
    }
    return old;
  }

  public V remove(long key) {
    int slot = slotOf(key);
    V old = valueAt(slot);
    if (old != null) {
      size--;
      close(slot);
    }
    return old;
  }

  public void clear() {
    Arrays.fill(values, null);
    size = 0;
  }

  void forEach(Consumer<? super V> action) {
    for (int slot = 0; slot < values.length; slot++) {
      V value = valueAt(slot);
      if (value != null) {
        action.accept(value);
      }
    }
  }

  /** Calls an action for each entry, in no order. */
  void forEachEntry(LongObjConsumer<? super V> action) {
    for (int slot = 0; slot < values.length; slot++) {
      V value = valueAt(slot);
      if (value != null) {
        action.accept(keys[slot], value);
      }
    }
  }

  /** Takes an entry. */
  @FunctionalInterface
  interface LongObjConsumer<V> {
    void accept(long key, V value);
  }

  /** All entries of another map into this one. */
  void putAll(LongMap<V> other) {
    for (int slot = 0; slot < other.values.length; slot++) {
      V value = other.valueAt(slot);
      if (value != null) {
        put(other.keys[slot], value);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private V valueAt(int slot) {
    return (V) values[slot];
  }

  /** The key's slot, or the empty one where it would go. */
  private int slotOf(long key) {
    int slot = home(key);
    while (values[slot] != null && keys[slot] != key) {
      slot = next(slot);
    }
    return slot;
  }

  private int home(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (values.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (values.length - 1);
  }

  /** Empties a slot and moves up what a look-up would no longer reach past the gap. */
  private void close(int gap) {
    values[gap] = null;
    for (int slot = next(gap); values[slot] != null; slot = next(slot)) {
      int distance = (slot - home(keys[slot])) & (values.length - 1);
      int toGap = (slot - gap) & (values.length - 1);
      if (distance >= toGap) {
        keys[gap] = keys[slot];
        values[gap] = values[slot];
        values[slot] = null;
        gap = slot;
      }
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    Object[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new Object[oldValues.length * 2];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] != null) {
        int slot = slotOf(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}

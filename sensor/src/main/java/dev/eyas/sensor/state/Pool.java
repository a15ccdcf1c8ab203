package dev.eyas.sensor.state;

/**
 * Objects that nothing refers to any more, kept to be used again instead of allocated anew. What it
 * gives out still holds what it held: whoever takes it resets it.
 *
 * @param <T> what is kept
 */
final class Pool<T> {
  private final Object[] kept;
  private int count;

  /**
   * @param most objects kept; more are left to the garbage collector
   */
  Pool(int most) {
    kept = new Object[most];
  }

  void keep(T object) {
    if (count < kept.length) {
      kept[count++] = object;
    }
  }

  /** An object, or null if none is left. */
  @SuppressWarnings("unchecked")
  T take() {
    if (count == 0) {
      return null;
    }
    T object = (T) kept[--count];
    kept[count] = null;
    return object;
  }
}

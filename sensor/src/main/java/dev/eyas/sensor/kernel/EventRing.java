package dev.eyas.sensor.kernel;

import java.nio.ByteBuffer;

/** A queue of events in order of time, read where they lie. */
interface EventRing {
  /** Number of the CPU whose events it holds. */
  int cpu();

  /** Whether a complete event lies at the front. */
  boolean hasNext();

  /** Time of the front event. */
  long timestamp();

  /** What the front event lies in. */
  ByteBuffer data();

  /** Offset of the front event in {@link #data()}. */
  int event();

  /** Gives the front event back: its bytes may be overwritten from now on. */
  void remove();
}

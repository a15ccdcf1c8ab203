package dev.eyas.sensor.state;

import java.io.IOException;

/** Values of a state snapshot, one after the other; little endian. */
public interface EntryInput {
  /** Bytes that are left of the snapshot's block. */
  long remaining();

  int u8() throws IOException;

  int u16() throws IOException;

  long u32() throws IOException;

  long i64() throws IOException;

  byte[] bytes(int count) throws IOException;

  /** A byte string after its length in 16 bits. */
  String text() throws IOException;

  void skip(long count) throws IOException;
}

package dev.eyas.sensor.state;

import java.io.IOException;

/** Where an entry ends: what a newer version has put behind the known fields is passed over. */
final class EntryEnd {
  private static final long UNKNOWN = -1;

  private final EntryInput in;
  private final long remainingAfter;

  private EntryEnd(EntryInput in, long remainingAfter) {
    this.in = in;
    this.remainingAfter = remainingAfter;
  }

  /** An entry that says nothing of its length. */
  static EntryEnd unsized(EntryInput in) {
    return new EntryEnd(in, UNKNOWN);
  }

  /** An entry that starts with its length, in 32 bits that count themselves. */
  static EntryEnd sized(EntryInput in) throws IOException {
    long before = in.remaining();
    long length = in.u32();
    if (length < Integer.BYTES || length > before) {
      throw new IOException("an entry of " + length + " bytes where " + before + " are left");
    }
    return new EntryEnd(in, before - length);
  }

  /** An entry that starts with its length, in 32 bits that do not count themselves. */
  static EntryEnd prefixed(EntryInput in) throws IOException {
    long length = in.u32();
    long before = in.remaining();
    if (length > before) {
      throw new IOException("an entry of " + length + " bytes where " + before + " are left");
    }
    return new EntryEnd(in, before - length);
  }

  /** Bytes left of the entry; none if its length is unknown. */
  long remaining() throws IOException {
    if (remainingAfter == UNKNOWN) {
      return 0;
    }
    long left = in.remaining() - remainingAfter;
    if (left < 0) {
      throw new IOException("an entry that is longer than it says");
    }
    return left;
  }

  void pass() throws IOException {
    in.skip(remaining());
  }
}

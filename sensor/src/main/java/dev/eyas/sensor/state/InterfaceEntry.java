package dev.eyas.sensor.state;

import java.io.IOException;

/** A network interface in a capture's list. */
final class InterfaceEntry {
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int IPV4_WITHOUT_SPEED = 3;
  private static final int IPV6_WITHOUT_SPEED = 4;

  private InterfaceEntry() {}

  static void read(EntryInput in, boolean sized, Interfaces into) throws IOException {
    EntryEnd end = sized ? EntryEnd.prefixed(in) : EntryEnd.unsized(in);
    int kind = in.u16();
    int nameLength = in.u16();
    switch (kind) {
      case IPV4, IPV4_WITHOUT_SPEED -> addresses(in, 4, into);
      case IPV6, IPV6_WITHOUT_SPEED -> addresses(in, 16, into);
      default -> {
        if (!sized) {
          throw new IOException("an interface of the unknown kind " + kind);
        }
        end.pass();
        return;
      }
    }
    if (kind == IPV4 || kind == IPV6) {
      in.i64(); // Its speed, which no field shows.
    }
    in.bytes(nameLength);
    end.pass();
  }

  /**
   * Writes an entry of the current version; nothing reads its name, netmask or broadcast address.
   */
  static void write(byte[] address, EntryOutput out) {
    int start = out.beginEntry();
    out.u16(address.length == 4 ? IPV4_WITHOUT_SPEED : IPV6_WITHOUT_SPEED).u16(0);
    byte[] unknown = new byte[address.length];
    out.raw(address).raw(unknown).raw(unknown);
    out.endPrefixedEntry(start);
  }

  /** The interface's own address counts; its netmask and broadcast address do not. */
  private static void addresses(EntryInput in, int width, Interfaces into) throws IOException {
    into.add(in.bytes(width));
    in.bytes(width);
    in.bytes(width);
  }
}

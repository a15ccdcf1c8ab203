package dev.eyas.sensor.state;

import dev.eyas.sensor.event.SocketTuple;
import java.io.IOException;
import java.util.Arrays;

/** A descriptor in a capture's list. */
final class FdEntry {
  private static final int IPV4 = 3;
  private static final int IPV6 = 4;
  private static final int IPV4_SERVER = 5;
  private static final int IPV6_SERVER = 6;
  private static final int UNIX = 8;
  private static final int UNSUPPORTED = 10;
  private static final int FILE_2 = 16;

  /** By the format's number of the kind; those above have fields of their own. */
  private static final FdType[] TYPES = {
    FdType.UNKNOWN,
    FdType.FILE,
    FdType.DIRECTORY,
    FdType.IPV4,
    FdType.IPV6,
    FdType.IPV4,
    FdType.IPV6,
    FdType.PIPE,
    FdType.UNIX,
    FdType.EVENT,
    FdType.UNKNOWN,
    FdType.SIGNALFD,
    FdType.EVENTPOLL,
    FdType.INOTIFY,
    FdType.TIMERFD,
    FdType.NETLINK,
    FdType.FILE,
    FdType.BPF,
    FdType.USERFAULTFD,
    FdType.IO_URING,
    FdType.MEMFD,
    FdType.PIDFD
  };

  private static final L4Proto[] PROTOCOLS = {
    L4Proto.NONE, L4Proto.NONE, L4Proto.TCP, L4Proto.UDP, L4Proto.ICMP, L4Proto.RAW
  };

  private FdEntry() {}

  static void read(EntryInput in, boolean sized, FdTable into) throws IOException {
    EntryEnd end = sized ? EntryEnd.sized(in) : EntryEnd.unsized(in);
    long number = in.i64();
    long inode = in.i64();
    FdInfo fd = read(in, in.u8(), end);
    fd.inode = inode;
    end.pass();
    into.put(number, fd);
  }

  private static FdInfo read(EntryInput in, int kind, EntryEnd end) throws IOException {
    return switch (kind) {
      case IPV4 -> connection(in, FdType.IPV4, 4);
      case IPV6 -> connection(in, FdType.IPV6, 16);
      case IPV4_SERVER -> server(in, FdType.IPV4, 4);
      case IPV6_SERVER -> server(in, FdType.IPV6, 16);
      case UNIX -> unix(in);
      case FILE_2 -> file(in, end);
      default -> new FdInfo(kind < TYPES.length ? TYPES[kind] : FdType.UNKNOWN, in.text());
    };
  }

  private static FdInfo connection(EntryInput in, FdType type, int width) throws IOException {
    byte[] source = in.bytes(width);
    byte[] destination = in.bytes(width);
    int sourcePort = in.u16();
    int destinationPort = in.u16();
    FdInfo fd = socket(type, in.u8());
    if (!isZero(source) || !isZero(destination) || sourcePort != 0 || destinationPort != 0) {
      fd.connect(SocketTuple.internet(source, sourcePort, destination, destinationPort));
      fd.connected = fd.l4Proto == L4Proto.TCP;
    }
    return fd;
  }

  private static FdInfo server(EntryInput in, FdType type, int width) throws IOException {
    byte[] address = in.bytes(width);
    int port = in.u16();
    FdInfo fd = socket(type, in.u8());
    fd.bind(SocketTuple.internet(new byte[0], 0, address, port));
    return fd;
  }

  private static FdInfo socket(FdType type, int protocol) {
    return FdInfo.socket(type, protocol < PROTOCOLS.length ? PROTOCOLS[protocol] : L4Proto.NONE);
  }

  private static FdInfo unix(EntryInput in) throws IOException {
    long source = in.i64();
    in.i64(); // The other end's address: no field shows it.
    FdInfo fd = new FdInfo(FdType.UNIX, in.text());
    fd.sourcePointer = source;
    return fd;
  }

  private static FdInfo file(EntryInput in, EntryEnd end) throws IOException {
    long openFlags = in.u32();
    String name = in.text();
    FdInfo fd = FdInfo.file(FdType.FILE, name, name, openFlags);
    if (end.remaining() >= Integer.BYTES) {
      fd.device = in.u32();
    }
    return fd;
  }

  /** Writes an entry of the current version. */
  static void write(long number, FdInfo fd, EntryOutput out) {
    int start = out.beginEntry();
    out.i64(number).i64(fd.inode);
    switch (fd.type) {
      case IPV4, IPV6 -> writeSocket(fd, out);
      case UNIX -> out.u8(UNIX).i64(fd.sourcePointer).i64(0).text(fd.name(), ThreadEntry.MOST_PATH);
      case FILE ->
          out.u8(FILE_2).u32(fd.openFlags).text(fd.name(), ThreadEntry.MOST_PATH).u32(fd.device);
      default -> out.u8(kind(fd.type)).text(fd.name(), ThreadEntry.MOST_PATH);
    }
    out.endEntry(start);
  }

  /** A socket without an address of its own is a connection from and to nowhere. */
  private static void writeSocket(FdInfo fd, EntryOutput out) {
    int width = fd.type == FdType.IPV4 ? 4 : 16;
    boolean hasOneEnd = fd.destination.length == width && fd.source.length != width;
    if (hasOneEnd) {
      out.u8(width == 4 ? IPV4_SERVER : IPV6_SERVER).raw(fd.destination).u16(fd.destinationPort);
    } else {
      out.u8(width == 4 ? IPV4 : IPV6)
          .raw(Arrays.copyOf(fd.source, width))
          .raw(Arrays.copyOf(fd.destination, width))
          .u16(fd.sourcePort)
          .u16(fd.destinationPort);
    }
    out.u8(protocol(fd.l4Proto));
  }

  private static int kind(FdType type) {
    for (int kind = 1; kind < TYPES.length; kind++) {
      if (TYPES[kind] == type) {
        return kind;
      }
    }
    return UNSUPPORTED;
  }

  private static int protocol(L4Proto protocol) {
    return switch (protocol) {
      case NONE -> 1;
      case TCP -> 2;
      case UDP -> 3;
      case ICMP -> 4;
      case RAW -> 5;
    };
  }

  private static boolean isZero(byte[] address) {
    for (byte b : address) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}

package dev.eyas.sensor.filter;

import dev.eyas.sensor.filter.PairExtractor.End;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.FdType;

/**
 * The ends of a socket: client and server, or local and remote. The client is the source of a
 * connection, the server its destination.
 */
final class SocketFields {
  private static final byte[] UNSPECIFIED = new byte[16];

  private SocketFields() {}

  static void register(FieldTable table) {
    table.fdText("fd.l4proto", fd -> fd.l4Proto().label());
    table.fdText("fd.sockfamily", SocketFields::family);
    table.field("fd.is_server", (c, v) -> c.fd() != null && v.set(isServer(c)));
    table.fdTruth("fd.connected", FdInfo::isConnected);
    DnsNames names = new DnsNames();
    end(table, names, "c", SocketFields::source, SocketFields::sourcePort);
    end(table, names, "s", SocketFields::destination, SocketFields::destinationPort);
    end(table, names, "l", SocketFields::local, SocketFields::localPort);
    end(table, names, "r", SocketFields::remote, SocketFields::remotePort);
    table.field("fd.ip", new PairExtractor(SocketFields::source, SocketFields::destination));
    table.field("fd.net", new PairExtractor(SocketFields::source, SocketFields::destination));
    PairExtractor ports =
        new PairExtractor(SocketFields::sourcePort, SocketFields::destinationPort);
    table.field("fd.port", ports);
    table.field("fd.proto", ports);
  }

  /** The fields of one end; {@code fd.?proto} names its port. */
  private static void end(FieldTable table, DnsNames names, String letter, End address, End port) {
    table.field("fd." + letter + "ip", field(address));
    table.field("fd." + letter + "net", field(address));
    table.field("fd." + letter + "ip.name", new AddressName(address, names));
    table.field("fd." + letter + "port", field(port));
    table.field(
        "fd." + letter + "proto",
        (context, value) ->
            context.fd() != null && protocol(context, port, isLocality(letter), value));
  }

  private static Extractor field(End end) {
    return (context, value) -> context.fd() != null && end.extract(context, value);
  }

  private static String family(FdInfo fd) {
    return fd.type().isInternet() ? "ip" : fd.type() == FdType.UNIX ? "unix" : null;
  }

  /** The port's number as text. A socket that only serves yet has none, but says so. */
  private static boolean protocol(EventContext context, End port, boolean isLocality, Value value) {
    if (isBound(context.fd())) {
      return !isLocality && value.set("");
    }
    return port.extract(context, value)
        && value.set(value.number() == 0 ? "" : String.valueOf(value.number()));
  }

  private static boolean source(EventContext context, Value value) {
    return context.fd().hasSource() && value.set(context.fd().source());
  }

  private static boolean sourcePort(EventContext context, Value value) {
    return context.fd().hasSource() && value.set((long) context.fd().sourcePort());
  }

  private static boolean destination(EventContext context, Value value) {
    return context.fd().hasDestination() && value.set(context.fd().destination());
  }

  private static boolean destinationPort(EventContext context, Value value) {
    return context.fd().hasDestination() && value.set((long) context.fd().destinationPort());
  }

  private static boolean local(EventContext context, Value value) {
    return context.fd().hasSource()
        && (isSourceLocal(context) ? source(context, value) : destination(context, value));
  }

  private static boolean localPort(EventContext context, Value value) {
    return context.fd().hasSource()
        && (isSourceLocal(context) ? sourcePort(context, value) : destinationPort(context, value));
  }

  private static boolean remote(EventContext context, Value value) {
    return context.fd().hasSource()
        && (isSourceLocal(context) ? destination(context, value) : source(context, value));
  }

  private static boolean remotePort(EventContext context, Value value) {
    return context.fd().hasSource()
        && (isSourceLocal(context) ? destinationPort(context, value) : sourcePort(context, value));
  }

  private static boolean isSourceLocal(EventContext context) {
    return context.system().interfaces().has(context.fd().source());
  }

  private static boolean isBound(FdInfo fd) {
    return fd.hasDestination() && !fd.hasSource();
  }

  /** Whether an end is told by where it is, not by who began. */
  private static boolean isLocality(String letter) {
    return letter.equals("l") || letter.equals("r");
  }

  /** Until a socket has an address it is the unspecified one. */
  private static byte[] serverAddress(FdInfo fd) {
    return fd.type() == FdType.IPV6 && !fd.hasDestination() ? UNSPECIFIED : fd.destination();
  }

  /** Bound to an address, or connected to one of this node's. */
  private static boolean isServer(EventContext context) {
    FdInfo fd = context.fd();
    return isBound(fd) || context.system().interfaces().has(serverAddress(fd));
  }
}

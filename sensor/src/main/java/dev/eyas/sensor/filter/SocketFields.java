package dev.eyas.sensor.filter;

import dev.eyas.sensor.filter.PairExtractor.End;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.FdType;

/**
 * The ends of a socket: client and server, or local and remote. The client is the source of a
 * connection, the server its destination.
 */
final class SocketFields {
  private SocketFields() {}

  static void register(FieldTable table) {
    table.fdText("fd.l4proto", fd -> fd.l4Proto().label());
    table.fdText("fd.sockfamily", SocketFields::family);
    table.fdTruth("fd.is_server", FdInfo::isServer);
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
            context.fd() != null
                && port.extract(context.fd(), value)
                && value.set(Services.name(context.fd().l4Proto(), (int) value.number())));
  }

  private static Extractor field(End end) {
    return (context, value) -> context.fd() != null && end.extract(context.fd(), value);
  }

  private static String family(FdInfo fd) {
    return fd.type().isInternet() ? "ip" : fd.type() == FdType.UNIX ? "unix" : null;
  }

  private static boolean source(FdInfo fd, Value value) {
    return fd.hasSource() && value.set(fd.source());
  }

  private static boolean sourcePort(FdInfo fd, Value value) {
    return fd.hasSource() && value.set((long) fd.sourcePort());
  }

  private static boolean destination(FdInfo fd, Value value) {
    return fd.hasDestination() && value.set(fd.destination());
  }

  private static boolean destinationPort(FdInfo fd, Value value) {
    return fd.hasDestination() && value.set((long) fd.destinationPort());
  }

  private static boolean local(FdInfo fd, Value value) {
    return fd.isLocalDestination() ? destination(fd, value) : source(fd, value);
  }

  private static boolean localPort(FdInfo fd, Value value) {
    return fd.isLocalDestination() ? destinationPort(fd, value) : sourcePort(fd, value);
  }

  private static boolean remote(FdInfo fd, Value value) {
    return fd.isLocalDestination() ? source(fd, value) : fd.hasSource() && destination(fd, value);
  }

  private static boolean remotePort(FdInfo fd, Value value) {
    return fd.isLocalDestination()
        ? sourcePort(fd, value)
        : fd.hasSource() && destinationPort(fd, value);
  }
}

package dev.eyas.sensor.state;

import dev.eyas.sensor.event.SocketTuple;
import java.util.Arrays;

/** An open file descriptor. */
public final class FdInfo {
  /** Which end of a connection the process is. */
  public enum Role {
    UNKNOWN,
    CLIENT,
    SERVER
  }

  private static final byte[] NO_ADDRESS = {};

  FdType type;
  String name;
  String rawName;

  /** The name before the event in hand; empty for a descriptor that it makes. */
  String nameBefore = "";

  long openFlags;
  long device;
  long inode;
  long targetPid;
  L4Proto l4Proto = L4Proto.NONE;
  Role role = Role.UNKNOWN;
  boolean connected;
  long sourcePointer;
  byte[] source = NO_ADDRESS;
  int sourcePort;
  byte[] destination = NO_ADDRESS;
  int destinationPort;

  FdInfo(FdType type, String name) {
    this.type = type;
    this.name = name;
    rawName = name;
  }

  static FdInfo file(FdType type, String path, String rawName, long openFlags) {
    FdInfo fd = new FdInfo(type, path);
    fd.rawName = rawName;
    fd.openFlags = openFlags;
    return fd;
  }

  static FdInfo socket(FdType type, L4Proto l4Proto) {
    FdInfo fd = new FdInfo(type, "");
    fd.rawName = "";
    fd.l4Proto = l4Proto;
    return fd;
  }

  /** A descriptor of its own for the same file, as {@code dup(2)} and {@code fork(2)} make it. */
  FdInfo copy() {
    FdInfo fd = new FdInfo(type, name);
    fd.rawName = rawName;
    fd.nameBefore = nameBefore;
    fd.openFlags = openFlags;
    fd.device = device;
    fd.inode = inode;
    fd.targetPid = targetPid;
    fd.l4Proto = l4Proto;
    fd.role = role;
    fd.connected = connected;
    fd.sourcePointer = sourcePointer;
    fd.source = source;
    fd.sourcePort = sourcePort;
    fd.destination = destination;
    fd.destinationPort = destinationPort;
    return fd;
  }

  /** Takes both ends of a socket. */
  void connect(SocketTuple tuple) {
    if (tuple.family() == SocketTuple.UNIX) {
      type = FdType.UNIX;
      sourcePointer = tuple.sourcePointer();
      name = unixName(tuple);
    } else {
      source = unmap(tuple.source());
      sourcePort = tuple.sourcePort();
      destination = unmap(tuple.destination());
      destinationPort = tuple.destinationPort();
      type = destination.length == 4 ? FdType.IPV4 : FdType.IPV6;
      name = internetName();
    }
  }

  /** The address that a socket was bound to: it serves there. */
  void bind(SocketTuple address) {
    if (address.family() == SocketTuple.UNIX) {
      name = address.path();
    } else {
      byte[] own = unmap(address.destination());
      type = own.length == 4 ? FdType.IPV4 : FdType.IPV6;
      name = InetText.of(own, address.destinationPort());
      if (address.destinationPort() != 0) {
        destination = own;
        destinationPort = address.destinationPort();
        role = Role.SERVER;
      }
    }
  }

  private String internetName() {
    String end = InetText.of(destination, destinationPort);
    return source.length == 0 ? end : InetText.of(source, sourcePort) + "->" + end;
  }

  private static String unixName(SocketTuple tuple) {
    return Long.toHexString(tuple.sourcePointer())
        + "->"
        + Long.toHexString(tuple.destinationPointer())
        + " "
        + tuple.path();
  }

  private static byte[] unmap(byte[] address) {
    return InetText.isMapped(address) ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  public FdType type() {
    return type;
  }

  /** Absolute path, or the ends of a socket: {@code client:port->server:port}. */
  public String name() {
    return name;
  }

  /** The path as the process gave it; empty for what has no path. */
  public String rawName() {
    return rawName;
  }

  public long openFlags() {
    return openFlags;
  }

  public long device() {
    return device;
  }

  public long inode() {
    return inode;
  }

  /** Transport protocol of a socket that has an address; none for any other descriptor. */
  public L4Proto l4Proto() {
    return hasSource() || isServer() ? l4Proto : L4Proto.NONE;
  }

  public boolean isServer() {
    return role == Role.SERVER;
  }

  public boolean isConnected() {
    return connected;
  }

  /** Kernel address of a Unix socket's own end, or 0. */
  public long sourcePointer() {
    return sourcePointer;
  }

  /** Whether it is a socket with an internet address at its serving end. */
  public boolean hasDestination() {
    return type.isInternet() && destination.length > 0;
  }

  /** Whether it is an internet socket with both ends. */
  public boolean hasSource() {
    return type.isInternet() && source.length > 0;
  }

  /** The client's address in network order; empty when unknown. */
  public byte[] source() {
    return source;
  }

  public int sourcePort() {
    return sourcePort;
  }

  /** The server's address in network order; empty when unknown. */
  public byte[] destination() {
    return destination;
  }

  public int destinationPort() {
    return destinationPort;
  }
}

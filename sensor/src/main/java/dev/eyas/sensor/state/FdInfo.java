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

  /** Null for a socket that is named by its ends, until somebody asks. */
  private String name;

  String rawName;
  private boolean isNamedByEnds;
  private boolean isNameChanged;

  long openFlags;
  long device;
  long inode;
  long targetPid;
  L4Proto l4Proto;
  Role role;
  boolean connected;
  long sourcePointer;
  private long destinationPointer;
  private String socketPath;
  byte[] source;
  int sourcePort;
  byte[] destination;
  int destinationPort;

  /** How many tables hold it. */
  int holders;

  FdInfo(FdType type, String name) {
    reset(type, name);
  }

  static FdInfo file(FdType type, String path, String rawName, long openFlags) {
    FdInfo fd = new FdInfo(type, path);
    fd.rawName = rawName;
    fd.openFlags = openFlags;
    return fd;
  }

  static FdInfo socket(FdType type, L4Proto l4Proto) {
    FdInfo fd = new FdInfo(type, "");
    fd.l4Proto = l4Proto;
    return fd;
  }

  /** Makes it a new descriptor, whatever it was before. */
  void reset(FdType newType, String newName) {
    type = newType;
    name = newName;
    rawName = newName;
    isNamedByEnds = false;
    isNameChanged = !newName.isEmpty();
    openFlags = 0;
    device = 0;
    inode = 0;
    targetPid = 0;
    l4Proto = L4Proto.NONE;
    role = Role.UNKNOWN;
    connected = false;
    sourcePointer = 0;
    destinationPointer = 0;
    socketPath = "";
    source = NO_ADDRESS;
    sourcePort = 0;
    destination = NO_ADDRESS;
    destinationPort = 0;
    holders = 0;
  }

  /** A descriptor of its own for the same file, as {@code dup(2)} makes it. */
  FdInfo copy() {
    FdInfo fd = new FdInfo(type, "");
    fd.copyFrom(this);
    return fd;
  }

  /** Makes it a descriptor of its own for the same file as another. */
  void copyFrom(FdInfo other) {
    type = other.type;
    name = other.name;
    rawName = other.rawName;
    isNamedByEnds = other.isNamedByEnds;
    isNameChanged = other.isNameChanged;
    openFlags = other.openFlags;
    device = other.device;
    inode = other.inode;
    targetPid = other.targetPid;
    l4Proto = other.l4Proto;
    role = other.role;
    connected = other.connected;
    sourcePointer = other.sourcePointer;
    destinationPointer = other.destinationPointer;
    socketPath = other.socketPath;
    source = other.source;
    sourcePort = other.sourcePort;
    destination = other.destination;
    destinationPort = other.destinationPort;
  }

  /** Takes both ends of a socket, and its name from them. */
  void connect(SocketTuple tuple) {
    if (isNamedByEnds && hasEnds(tuple)) {
      return;
    }
    // A name that was given is compared as text; two pairs of ends have two names.
    String given = isNamedByEnds ? null : name;
    take(tuple);
    name = null;
    isNamedByEnds = true;
    isNameChanged |= given == null || given.isEmpty() || !given.equals(name());
  }

  private boolean hasEnds(SocketTuple tuple) {
    return tuple.family() == SocketTuple.UNIX
        ? type == FdType.UNIX
            && sourcePointer == tuple.sourcePointer()
            && destinationPointer == tuple.destinationPointer()
            && socketPath.equals(tuple.path())
        : type != FdType.UNIX
            && sourcePort == tuple.sourcePort()
            && destinationPort == tuple.destinationPort()
            && Arrays.equals(source, tuple.source())
            && Arrays.equals(destination, tuple.destination());
  }

  private void take(SocketTuple tuple) {
    if (tuple.family() == SocketTuple.UNIX) {
      type = FdType.UNIX;
      sourcePointer = tuple.sourcePointer();
      destinationPointer = tuple.destinationPointer();
      socketPath = tuple.path();
    } else {
      source = tuple.source();
      sourcePort = tuple.sourcePort();
      destination = tuple.destination();
      destinationPort = tuple.destinationPort();
      type = destination.length == 4 ? FdType.IPV4 : FdType.IPV6;
    }
  }

  /** The address that a socket was bound to: it serves there. */
  void bind(SocketTuple address) {
    if (address.family() == SocketTuple.UNIX) {
      rename(address.path());
    } else {
      if (address.destinationPort() != 0) {
        leadTo(address);
        role = Role.SERVER;
      }
      rename(InetText.of(address.destination(), address.destinationPort()));
    }
  }

  /** Takes the serving end, if it is one of the internet; the name stays. */
  void leadTo(SocketTuple address) {
    if (address.family() != SocketTuple.UNIX) {
      destination = address.destination();
      destinationPort = address.destinationPort();
      type = destination.length == 4 ? FdType.IPV4 : FdType.IPV6;
    }
  }

  private void rename(String newName) {
    isNameChanged |= !newName.equals(name());
    name = newName;
    isNamedByEnds = false;
  }

  /** The next event begins: names count as changed from here on. */
  void beginEvent() {
    isNameChanged = false;
  }

  /** Whether the event in hand changed the name; a new descriptor had none before. */
  boolean isNameChanged() {
    return isNameChanged;
  }

  private String nameOfEnds() {
    if (type == FdType.UNIX) {
      return Long.toHexString(sourcePointer)
          + "->"
          + Long.toHexString(destinationPointer)
          + " "
          + socketPath;
    }
    String end = InetText.of(destination, destinationPort);
    return source.length == 0 ? end : InetText.of(source, sourcePort) + "->" + end;
  }

  public FdType type() {
    return type;
  }

  /** Whether {@link #name} is not empty. */
  boolean hasName() {
    return name == null || !name.isEmpty();
  }

  /** Absolute path, or the ends of a socket: {@code client:port->server:port}. */
  public String name() {
    if (name == null) {
      name = nameOfEnds();
    }
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

package dev.eyas.sensor.event;

import dev.eyas.catalog.ParamType;
import java.util.Arrays;

/**
 * The two ends of a socket, as a {@code SOCKTUPLE} parameter gives them. Filled anew from event to
 * event; its addresses and its path are never changed in place, and may be kept.
 */
public final class SocketTuple {
  public static final int UNIX = 1;
  public static final int INET = 2;
  public static final int INET6 = 10;
  private static final byte[] NO_ADDRESS = {};

  private int family;
  private byte[] source = NO_ADDRESS;
  private int sourcePort;
  private byte[] destination = NO_ADDRESS;
  private int destinationPort;
  private long sourcePointer;
  private long destinationPointer;
  private String path = "";

  /**
   * A connection over the internet; IPv4 in the disguise of IPv6 is IPv4.
   *
   * @param source in network order; empty for a socket that only serves
   */
  public static SocketTuple internet(
      byte[] source, int sourcePort, byte[] destination, int destinationPort) {
    SocketTuple tuple = new SocketTuple();
    tuple.family = destination.length == 4 ? INET : INET6;
    tuple.source = plain(source);
    tuple.sourcePort = sourcePort;
    tuple.destination = plain(destination);
    tuple.destinationPort = destinationPort;
    return tuple;
  }

  private static byte[] plain(byte[] address) {
    return AddressPool.isMapped(address) ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  /**
   * Reads the tuple in a parameter.
   *
   * @return false if it is absent, cut short or of another family; then there is nothing to see
   */
  public boolean read(Params params, int index) {
    clear();
    int length = params.length(index);
    family = length == 0 ? 0 : params.byteAt(index, 0);
    return switch (family) {
      case INET -> length >= 13 && readInternet(params, index, 4);
      case INET6 -> length >= 37 && readInternet(params, index, 16);
      case UNIX -> length >= 18 && readUnix(params, index);
      default -> false;
    };
  }

  /** Reads the address in a {@code SOCKADDR} parameter, as a tuple without source. */
  public boolean readAddress(Params params, int index) {
    clear();
    int length = params.length(index);
    family = length == 0 ? 0 : params.byteAt(index, 0);
    return switch (family) {
      case INET -> length >= 7 && readEnd(params, index, 4);
      case INET6 -> length >= 19 && readEnd(params, index, 16);
      case UNIX -> readPath(params, index, 1);
      default -> false;
    };
  }

  private void clear() {
    source = NO_ADDRESS;
    sourcePort = 0;
    destination = NO_ADDRESS;
    destinationPort = 0;
    sourcePointer = 0;
    destinationPointer = 0;
    path = "";
  }

  private boolean readInternet(Params params, int index, int width) {
    int second = 1 + width + 2;
    source = params.address(index, 1, width);
    sourcePort = port(params, index, 1 + width);
    destination = params.address(index, second, width);
    destinationPort = port(params, index, second + width);
    return true;
  }

  private boolean readUnix(Params params, int index) {
    sourcePointer = params.number(index, 1, 8, ParamType.UINT64);
    destinationPointer = params.number(index, 9, 8, ParamType.UINT64);
    return readPath(params, index, 17);
  }

  private boolean readEnd(Params params, int index, int width) {
    destination = params.address(index, 1, width);
    destinationPort = port(params, index, 1 + width);
    return true;
  }

  private boolean readPath(Params params, int index, int from) {
    path = params.textAt(index, from);
    return true;
  }

  private static int port(Params params, int index, int at) {
    return params.byteAt(index, at) | params.byteAt(index, at + 1) << 8;
  }

  /** Makes IPv4 addresses of those in the disguise of IPv6. */
  public void unmap(Params params) {
    source = params.unmapped(source);
    destination = params.unmapped(destination);
  }

  /** Turns to the same ends, seen from the other one. */
  public void reverse() {
    byte[] address = source;
    source = destination;
    destination = address;
    int port = sourcePort;
    sourcePort = destinationPort;
    destinationPort = port;
    long pointer = sourcePointer;
    sourcePointer = destinationPointer;
    destinationPointer = pointer;
  }

  /**
   * Makes the second end the one where an address leads; one of another family changes nothing.
   *
   * @param address as {@link #readAddress} fills it
   */
  public void leadTo(SocketTuple address) {
    if (address.family == family) {
      destination = address.destination;
      destinationPort = address.destinationPort;
      path = address.path;
    }
  }

  /** Whether another tuple has the same second end. */
  public boolean leadsWhere(SocketTuple other) {
    return family == other.family
        && destinationPort == other.destinationPort
        && Arrays.equals(destination, other.destination)
        && path.equals(other.path);
  }

  /** {@link #INET}, {@link #INET6} or {@link #UNIX}. */
  public int family() {
    return family;
  }

  /**
   * Address of the end that the connection comes from, in network order; empty for {@link #UNIX}.
   */
  public byte[] source() {
    return source;
  }

  /** 0 for {@link #UNIX}. */
  public int sourcePort() {
    return sourcePort;
  }

  /** As {@link #source}. */
  public byte[] destination() {
    return destination;
  }

  /** 0 for {@link #UNIX}. */
  public int destinationPort() {
    return destinationPort;
  }

  /** Kernel address of the socket's end; 0 unless {@link #UNIX}. */
  public long sourcePointer() {
    return sourcePointer;
  }

  /** As {@link #sourcePointer}. */
  public long destinationPointer() {
    return destinationPointer;
  }

  /** Byte string; empty unless {@link #UNIX}. */
  public String path() {
    return path;
  }
}

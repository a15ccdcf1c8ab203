package dev.eyas.sensor.event;

import dev.eyas.catalog.ParamType;

/**
 * The two ends of a socket, as a {@code SOCKTUPLE} parameter gives them.
 *
 * @param family {@link #INET}, {@link #INET6} or {@link #UNIX}
 * @param source address of the end that the connection comes from, in network order; empty for
 *     {@link #UNIX}
 * @param sourcePort 0 for {@link #UNIX}
 * @param destination likewise
 * @param destinationPort likewise
 * @param sourcePointer kernel address of the socket's end; 0 unless {@link #UNIX}
 * @param destinationPointer likewise
 * @param path byte string; empty unless {@link #UNIX}
 */
public record SocketTuple(
    int family,
    byte[] source,
    int sourcePort,
    byte[] destination,
    int destinationPort,
    long sourcePointer,
    long destinationPointer,
    String path) {
  public static final int UNIX = 1;
  public static final int INET = 2;
  public static final int INET6 = 10;
  private static final byte[] NO_ADDRESS = {};

  /** The tuple in a parameter, or null if it is absent, cut short or of another family. */
  public static SocketTuple read(Params params, int index) {
    int length = params.length(index);
    if (length == 0) {
      return null;
    }
    int family = params.byteAt(index, 0);
    return switch (family) {
      case INET -> length < 13 ? null : internet(params, index, family, 4);
      case INET6 -> length < 37 ? null : internet(params, index, family, 16);
      case UNIX -> length < 18 ? null : unix(params, index);
      default -> null;
    };
  }

  /**
   * The address in a {@code SOCKADDR} parameter, as a tuple without source; null as with {@link
   * #read}.
   */
  public static SocketTuple readAddress(Params params, int index) {
    int length = params.length(index);
    if (length == 0) {
      return null;
    }
    int family = params.byteAt(index, 0);
    return switch (family) {
      case INET -> length < 7 ? null : address(params, index, family, 4);
      case INET6 -> length < 19 ? null : address(params, index, family, 16);
      case UNIX ->
          new SocketTuple(family, NO_ADDRESS, 0, NO_ADDRESS, 0, 0, 0, params.textAt(index, 1));
      default -> null;
    };
  }

  /** The same ends, seen from the other one. */
  public SocketTuple reversed() {
    return new SocketTuple(
        family,
        destination,
        destinationPort,
        source,
        sourcePort,
        destinationPointer,
        sourcePointer,
        path);
  }

  /**
   * The same ends, except that the second one is where an address leads.
   *
   * @param address as {@link #readAddress} gives it; one of another family, or null, changes
   *     nothing
   */
  public SocketTuple to(SocketTuple address) {
    if (address == null || address.family != family) {
      return this;
    }
    return new SocketTuple(
        family,
        source,
        sourcePort,
        address.destination,
        address.destinationPort,
        sourcePointer,
        destinationPointer,
        address.path);
  }

  private static SocketTuple internet(Params params, int index, int family, int width) {
    int second = 1 + width + 2;
    return new SocketTuple(
        family,
        params.slice(index, 1, width),
        port(params, index, 1 + width),
        params.slice(index, second, width),
        port(params, index, second + width),
        0,
        0,
        "");
  }

  private static SocketTuple address(Params params, int index, int family, int width) {
    byte[] address = params.slice(index, 1, width);
    return new SocketTuple(
        family, NO_ADDRESS, 0, address, port(params, index, 1 + width), 0, 0, "");
  }

  private static SocketTuple unix(Params params, int index) {
    return new SocketTuple(
        UNIX,
        NO_ADDRESS,
        0,
        NO_ADDRESS,
        0,
        params.number(index, 1, 8, ParamType.UINT64),
        params.number(index, 9, 8, ParamType.UINT64),
        params.textAt(index, 17));
  }

  private static int port(Params params, int index, int at) {
    return params.byteAt(index, at) | params.byteAt(index, at + 1) << 8;
  }
}

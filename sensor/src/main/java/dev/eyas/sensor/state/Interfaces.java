package dev.eyas.sensor.state;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The addresses of the node's network interfaces, which tell the local end of a connection from the
 * remote one.
 */
public final class Interfaces {
  private static final int IPV4_BYTES = 4;

  /** By convention the part of an IPv6 address that its network shares. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final List<byte[]> addresses = new ArrayList<>();

  /** Takes the addresses of this node, in place of any other. */
  public void readNode() {
    addresses.clear();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(InetAddress::getAddress)
          .forEach(addresses::add);
    } catch (SocketException unavailable) {
      // Without them every connection counts as one to somewhere else.
      addresses.clear();
    }
  }

  void clear() {
    addresses.clear();
  }

  /** Takes an address, in network order. */
  public void add(byte[] address) {
    addresses.add(address);
  }

  void forEach(Consumer<byte[]> action) {
    addresses.forEach(action);
  }

  /**
   * Whether an address is the node's, or an IPv6 one of a network that the node is in.
   *
   * @param address in network order; empty for the one of a socket that has none yet
   */
  public boolean has(byte[] address) {
    for (byte[] own : addresses) {
      if (own.length == IPV4_BYTES ? Arrays.equals(own, address) : isSameNetwork(own, address)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSameNetwork(byte[] own, byte[] address) {
    return own.length == address.length
        && Arrays.equals(own, 0, IPV6_NETWORK_BYTES, address, 0, IPV6_NETWORK_BYTES);
  }
}

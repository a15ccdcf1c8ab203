package dev.eyas.sensor.conformance;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two ends of a connection, as literal addresses of one family. */
record Ends(String client, int clientPort, String server, int serverPort) {
  private static final Pattern NAME = Pattern.compile("([0-9a-f:.]+):(\\d+)->([0-9a-f:.]+):(\\d+)");

  /** Reads the name of a connected descriptor. */
  static Optional<Ends> of(String name) {
    Matcher ends = NAME.matcher(name);
    return ends.matches()
        ? Optional.of(
            new Ends(
                ends.group(1),
                Integer.parseInt(ends.group(2)),
                ends.group(3),
                Integer.parseInt(ends.group(4))))
        : Optional.empty();
  }

  /** The parameter {@code SOCKTUPLE}. */
  byte[] tuple() {
    ByteBuffer bytes = start(37);
    add(bytes, client, clientPort);
    add(bytes, server, serverPort);
    return taken(bytes);
  }

  /** The parameter {@code SOCKADDR} of the server. */
  byte[] serverAddress() {
    ByteBuffer bytes = start(19);
    add(bytes, server, serverPort);
    return taken(bytes);
  }

  private ByteBuffer start(int length) {
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) (server.contains(":") ? 10 : 2));
  }

  private static void add(ByteBuffer bytes, String address, int port) {
    try {
      bytes.put(InetAddress.getByName(address).getAddress()).putShort((short) port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  private static byte[] taken(ByteBuffer bytes) {
    byte[] taken = new byte[bytes.position()];
    bytes.flip().get(taken);
    return taken;
  }
}

package dev.eyas.sensor.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Constants that are internet addresses or networks. */
final class Addresses {
  /**
   * A network in CIDR notation.
   *
   * @param prefix leading bits that count
   */
  record Network(byte[] address, int prefix) {
    /** False for an address of the other family. */
    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = prefix / 8;
      if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
        return false;
      }
      int rest = prefix % 8;
      int mask = 0xff << 8 - rest & 0xff;
      return rest == 0 || (address[whole] & mask) == (other[whole] & mask);
    }
  }

  private Addresses() {}

  /**
   * @throws UnsupportedRuleException if the text is no address
   */
  static byte[] parse(String text) {
    boolean isV4 = text.contains(".") && !text.contains(":");
    boolean isLiteral =
        text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || ".:".indexOf(c) >= 0);
    if (!isLiteral || text.isEmpty() || !isV4 && !text.contains(":")) {
      throw new UnsupportedRuleException("'" + text + "' is not an internet address");
    }
    try {
      byte[] address = InetAddress.getByName(text).getAddress();
      // Java turns ::ffff:a.b.c.d into an IPv4 address; the text asked for an IPv6 one.
      return isV4 || address.length == 16 ? address : mapped(address);
    } catch (UnknownHostException e) {
      throw new UnsupportedRuleException("'" + text + "' is not an internet address");
    }
  }

  static Network parseNetwork(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new UnsupportedRuleException("'" + text + "' is not a network: no prefix length");
    }
    byte[] address = parse(text.substring(0, slash));
    int prefix = prefix(text.substring(slash + 1));
    if (prefix < 0 || prefix > address.length * 8) {
      throw new UnsupportedRuleException("'" + text + "' has no valid prefix length");
    }
    return new Network(address, prefix);
  }

  private static int prefix(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static byte[] mapped(byte[] v4) {
    byte[] v6 = new byte[16];
    v6[10] = -1;
    v6[11] = -1;
    System.arraycopy(v4, 0, v6, 12, 4);
    return v6;
  }
}

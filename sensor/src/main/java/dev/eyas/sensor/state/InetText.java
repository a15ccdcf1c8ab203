package dev.eyas.sensor.state;

/** Internet addresses as text, as {@code inet_ntop(3)} writes them. */
public final class InetText {
  private InetText() {}

  /**
   * @param address 4 or 16 bytes in network order
   */
  public static String of(byte[] address) {
    return address.length == 4 ? v4(address, 0) : v6(address);
  }

  /** Address, colon and port. */
  public static String of(byte[] address, int port) {
    return of(address) + ":" + port;
  }

  private static String v4(byte[] address, int from) {
    return (address[from] & 0xff)
        + "."
        + (address[from + 1] & 0xff)
        + "."
        + (address[from + 2] & 0xff)
        + "."
        + (address[from + 3] & 0xff);
  }

  private static String v6(byte[] address) {
    if (isMapped(address)) {
      return "::ffff:" + v4(address, 12);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
    }
    int start = longestZeroRun(groups);
    int end = start < 0 ? -1 : zeroRunEnd(groups, start);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i = end - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  /** Start of the first of the longest runs of at least two zero groups, or -1. */
  private static int longestZeroRun(int[] groups) {
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = zeroRunEnd(groups, i) - i;
      if (length > bestLength) {
        best = i;
        bestLength = length;
      }
    }
    return best;
  }

  private static int zeroRunEnd(int[] groups, int from) {
    int end = from;
    while (end < 8 && groups[end] == 0) {
      end++;
    }
    return end;
  }

  /** Whether an IPv6 address is an IPv4 one in disguise ({@code ::ffff:a.b.c.d}). */
  static boolean isMapped(byte[] address) {
    if (address.length != 16) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[10] == -1 && address[11] == -1;
  }
}

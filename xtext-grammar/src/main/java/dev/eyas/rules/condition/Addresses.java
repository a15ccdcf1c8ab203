package dev.eyas.rules.condition;

import java.util.regex.Pattern;

/** Which texts are IP addresses and networks: one with a dot is of version 4, any other of 6. */
final class Addresses {
  private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");
  private static final int GROUPS = 8;

  private Addresses() {}

  /**
   * @throws FilterError if the text is no address
   */
  static void requireAddress(String text) {
    if (text.indexOf('.') >= 0) {
      if (!isV4(text)) {
        throw new FilterError("unrecognized IPv4 address " + text);
      }
    } else if (!isV6(text)) {
      throw new FilterError("unrecognized IPv6 address " + text);
    }
  }

  /**
   * @throws FilterError if the text is no address followed by a prefix length
   */
  static void requireNetwork(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    String length = text.substring(slash + 1);
    if (text.indexOf('.') >= 0) {
      requireV4Network(text, slash, address, length);
    } else if (slash < 0 || !isLength(length, 1, 128)) {
      throw new FilterError("invalid v6 netmask: " + length);
    } else if (!isV6(address)) {
      throw new FilterError("unrecognized IPv6 address " + address);
    }
  }

  private static void requireV4Network(String text, int slash, String address, String length) {
    if (slash < 0) {
      throw new FilterError("unrecognized IP network " + text);
    }
    if (!isLength(length, 0, 32)) {
      throw new FilterError("invalid netmask " + length);
    }
    if (!isV4(address)) {
      throw new FilterError("unrecognized IPv4 address " + address);
    }
  }

  private static boolean isLength(String text, int min, int max) {
    if (!LENGTH.matcher(text).matches()) {
      return false;
    }
    int length = Integer.parseInt(text);
    return length >= min && length <= max;
  }

  private static boolean isV4(String text) {
    String[] bytes = text.split("\\.", -1);
    if (bytes.length != 4) {
      return false;
    }
    for (String part : bytes) {
      if (!BYTE.matcher(part).matches() || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == GROUPS;
    }
    int before = groups(text.substring(0, gap));
    int after = groups(text.substring(gap + 2));
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** Number of groups, or -1 if the text is not groups joined by single colons. */
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] groups = text.split(":", -1);
    for (String group : groups) {
      if (!GROUP.matcher(group).matches()) {
        return -1;
      }
    }
    return groups.length;
  }
}

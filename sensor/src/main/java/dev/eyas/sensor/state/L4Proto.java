package dev.eyas.sensor.state;

/** Transport protocols of sockets. */
public enum L4Proto {
  NONE("<NA>", ""),
  TCP("tcp", "t"),
  UDP("udp", "u"),
  ICMP("icmp", "i"),
  RAW("raw", "r");

  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_RAW = 3;

  /** The flags SOCK_NONBLOCK and SOCK_CLOEXEC ride on the type. */
  private static final int TYPE_MASK = 0xf;

  private final String label;
  private final String typeChar;

  L4Proto(String label, String typeChar) {
    this.label = label;
    this.typeChar = typeChar;
  }

  /** What {@code fd.l4proto} yields. */
  public String label() {
    return label;
  }

  /** The letter after the descriptor's type in printed arguments. */
  public String typeChar() {
    return typeChar;
  }

  /** The protocol of a new internet socket, from the arguments of {@code socket(2)}. */
  static L4Proto of(long type, long protocol) {
    int kind = (int) type & TYPE_MASK;
    if (kind == SOCK_RAW) {
      return RAW;
    }
    return switch ((int) protocol) {
      case 0 -> kind == SOCK_STREAM ? TCP : kind == SOCK_DGRAM ? UDP : NONE;
      case 1, 58 -> ICMP;
      case 6 -> TCP;
      case 17 -> UDP;
      default -> NONE;
    };
  }
}

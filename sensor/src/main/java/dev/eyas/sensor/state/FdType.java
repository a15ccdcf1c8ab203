package dev.eyas.sensor.state;

/** Kinds of file descriptors. */
public enum FdType {
  FILE("file", "f"),
  DIRECTORY("directory", "d"),
  IPV4("ipv4", "4"),
  IPV6("ipv6", "6"),
  UNIX("unix", "u"),
  PIPE("pipe", "p"),
  EVENT("event", "e"),
  SIGNALFD("signalfd", "s"),
  EVENTPOLL("eventpoll", "l"),
  INOTIFY("inotify", "i"),
  TIMERFD("timerfd", "t"),
  NETLINK("netlink", "n"),
  BPF("bpf", "b"),
  USERFAULTFD("userfaultfd", "u"),
  IO_URING("io_uring", "r"),
  MEMFD("memfd", "m"),
  PIDFD("pidfd", "P"),
  UNKNOWN("unknown", "o");

  private final String label;
  private final String typeChar;

  FdType(String label, String typeChar) {
    this.label = label;
    this.typeChar = typeChar;
  }

  /** What {@code fd.type} yields. */
  public String label() {
    return label;
  }

  /** What {@code fd.typechar} yields. */
  public String typeChar() {
    return typeChar;
  }

  public boolean isInternet() {
    return this == IPV4 || this == IPV6;
  }
}

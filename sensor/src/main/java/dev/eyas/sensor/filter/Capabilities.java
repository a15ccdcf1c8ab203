package dev.eyas.sensor.filter;

import java.util.StringJoiner;

/** Names of capabilities. */
final class Capabilities {
  private static final String[] NAMES = {
    "CHOWN",
    "DAC_OVERRIDE",
    "DAC_READ_SEARCH",
    "FOWNER",
    "FSETID",
    "KILL",
    "SETGID",
    "SETUID",
    "SETPCAP",
    "LINUX_IMMUTABLE",
    "NET_BIND_SERVICE",
    "NET_BROADCAST",
    "NET_ADMIN",
    "NET_RAW",
    "IPC_LOCK",
    "IPC_OWNER",
    "SYS_MODULE",
    "SYS_RAWIO",
    "SYS_CHROOT",
    "SYS_PTRACE",
    "SYS_PACCT",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_NICE",
    "SYS_RESOURCE",
    "SYS_TIME",
    "SYS_TTY_CONFIG",
    "MKNOD",
    "LEASE",
    "AUDIT_WRITE",
    "AUDIT_CONTROL",
    "SETFCAP",
    "MAC_OVERRIDE",
    "MAC_ADMIN",
    "SYSLOG",
    "WAKE_ALARM",
    "BLOCK_SUSPEND",
    "AUDIT_READ",
    "PERFMON",
    "BPF",
    "CHECKPOINT_RESTORE"
  };

  private Capabilities() {}

  /**
   * The names of a set, joined by blanks.
   *
   * @param set one bit for each capability, by its kernel number
   */
  static String names(long set) {
    StringJoiner names = new StringJoiner(" ");
    for (int i = 0; i < NAMES.length; i++) {
      if ((set >>> i & 1) != 0) {
        names.add("CAP_" + NAMES[i]);
      }
    }
    return names.toString();
  }
}

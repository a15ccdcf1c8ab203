package dev.eyas.sensor.filter;

import dev.eyas.catalog.ParamType;

/** How values of a type are kept and compared. */
enum Kind {
  SIGNED,
  UNSIGNED,
  BOOL,
  REAL,
  TEXT,
  BUFFER,
  ADDRESS,
  NET,
  OTHER;

  static Kind of(ParamType type) {
    return switch (type) {
      case INT8, INT16, INT32, INT64, ERRNO, FD, FD32, PID, PID32 -> SIGNED;
      case UINT8, UINT16, UINT32, UINT64, UID, GID, PORT, L4PROTO, SOCKFAMILY -> UNSIGNED;
      case SYSCALLID, SIGTYPE, RELTIME, ABSTIME, MODE, SIGSET -> UNSIGNED;
      case FLAGS8, FLAGS16, FLAGS32, ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32 -> UNSIGNED;
      case BOOL -> BOOL;
      case DOUBLE -> REAL;
      case CHARBUF, FSPATH, FSRELPATH -> TEXT;
      case BYTEBUF -> BUFFER;
      case IPADDR, IPV4ADDR, IPV6ADDR -> ADDRESS;
      case IPNET, IPV4NET, IPV6NET -> NET;
      default -> OTHER;
    };
  }

  boolean isNumber() {
    return this == SIGNED || this == UNSIGNED || this == BOOL;
  }

  boolean isText() {
    return this == TEXT || this == BUFFER;
  }
}

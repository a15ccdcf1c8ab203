package dev.eyas.catalog;

/**
 * Types of fields and of event parameters. The ordinal is the number that the capture format's
 * event table uses ({@code PT_…}), so the order is fixed.
 */
public enum ParamType {
  NONE,
  INT8,
  INT16,
  INT32,
  INT64,
  UINT8,
  UINT16,
  UINT32,
  UINT64,
  CHARBUF,
  BYTEBUF,
  ERRNO,
  SOCKADDR,
  SOCKTUPLE,
  FD,
  PID,
  FDLIST,
  FSPATH,
  SYSCALLID,
  SIGTYPE,
  RELTIME,
  ABSTIME,
  PORT,
  L4PROTO,
  SOCKFAMILY,
  BOOL,
  IPV4ADDR,
  DYN,
  FLAGS8,
  FLAGS16,
  FLAGS32,
  UID,
  GID,
  DOUBLE,
  SIGSET,
  CHARBUFARRAY,
  CHARBUF_PAIR_ARRAY,
  IPV4NET,
  IPV6ADDR,
  IPV6NET,
  IPADDR,
  IPNET,
  MODE,
  FSRELPATH,
  ENUMFLAGS8,
  ENUMFLAGS16,
  ENUMFLAGS32,
  FD32,
  PID32;

  /** Bytes that a value takes in an event; 0 if that varies. */
  public int width() {
    return switch (this) {
      case INT8, UINT8, FLAGS8, ENUMFLAGS8, SIGTYPE, BOOL, L4PROTO, SOCKFAMILY -> 1;
      case INT16, UINT16, FLAGS16, ENUMFLAGS16, SYSCALLID, PORT -> 2;
      case INT32, UINT32, FLAGS32, ENUMFLAGS32, UID, GID, MODE, SIGSET, FD32, PID32, IPV4ADDR -> 4;
      case INT64, UINT64, ERRNO, FD, PID, RELTIME, ABSTIME, DOUBLE -> 8;
      default -> 0;
    };
  }
}

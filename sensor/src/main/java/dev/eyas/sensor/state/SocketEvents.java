package dev.eyas.sensor.state;

import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.SocketTuple;

/** Sockets as they are made, named and connected. */
final class SocketEvents {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int AF_NETLINK = 16;
  private static final long EINPROGRESS = -115;
  private static final String[] TRANSFERS = {
    "SEND", "SENDTO", "SENDMSG", "SENDMMSG", "RECV", "RECVFROM", "RECVMSG", "RECVMMSG"
  };

  SocketEvents(StateTracker tracker) {
    tracker.onBefore("PPME_SOCKET_SOCKET_X", SocketEvents::made);
    tracker.onBefore("PPME_SOCKET_SOCKETPAIR_X", SocketEvents::paired);
    tracker.onBefore("PPME_SOCKET_BIND_X", SocketEvents::bound);
    tracker.onBefore("PPME_SOCKET_CONNECT_E", SocketEvents::entered);
    tracker.onBefore("PPME_SOCKET_CONNECT_X", SocketEvents::connected);
    tracker.onBefore("PPME_SOCKET_ACCEPT_5_X", SocketEvents::accepted);
    tracker.onBefore("PPME_SOCKET_ACCEPT4_6_X", SocketEvents::accepted);
    for (String transfer : TRANSFERS) {
      String code = "PPME_SOCKET_" + transfer + "_X";
      int tuple = Events.byCode(code).orElseThrow().paramIndex("tuple");
      boolean sends = transfer.startsWith("SEND");
      tracker.onBefore(code, context -> transferred(context, tuple, sends));
    }
  }

  private static void made(EventContext context) {
    int family = (int) context.params().number(1);
    L4Proto proto = L4Proto.of(context.params().number(2), context.params().number(3));
    FdEvents.add(context, socket(family, proto));
  }

  private static FdInfo socket(int family, L4Proto proto) {
    return switch (family) {
      case AF_INET -> FdInfo.socket(FdType.IPV4, proto);
      case AF_INET6 -> FdInfo.socket(FdType.IPV6, proto);
      case AF_UNIX -> FdInfo.socket(FdType.UNIX, L4Proto.NONE);
      case AF_NETLINK -> FdInfo.socket(FdType.NETLINK, L4Proto.NONE);
      default -> FdInfo.socket(FdType.UNKNOWN, L4Proto.NONE);
    };
  }

  private static void paired(EventContext context) {
    if (context.params().number(0) < 0) {
      return;
    }
    FdInfo first = FdInfo.socket(FdType.UNIX, L4Proto.NONE);
    first.sourcePointer = context.params().number(3);
    context.thread.fds().put(context.params().number(1), first);
    FdEvents.add(context, first.copy());
  }

  private static void bound(EventContext context) {
    SocketTuple address = SocketTuple.readAddress(context.params(), 1);
    if (context.params().number(0) >= 0 && context.fd != null && address != null) {
      context.fd.bind(address);
    }
  }

  private static void entered(EventContext context) {
    if (context.thread != null) {
      context.thread.enteredAddress = SocketTuple.readAddress(context.params(), 1);
      context.thread.enteredType = context.type().id();
    }
  }

  /** The address when the call began counts: later another thread may have overwritten it. */
  private static SocketTuple connection(EventContext context) {
    ThreadInfo thread = context.thread;
    SocketTuple tuple = SocketTuple.read(context.params(), 1);
    boolean isEntered = thread.enteredType == context.type().id() - 1;
    thread.enteredType = -1;
    return isEntered && tuple != null ? tuple.to(thread.enteredAddress) : tuple;
  }

  private static void connected(EventContext context) {
    SocketTuple tuple = connection(context);
    long result = context.params().number(0);
    FdInfo fd = context.fd;
    if (fd == null || result < 0 && result != EINPROGRESS) {
      if (fd != null) {
        fd.connected = false;
      }
      return;
    }
    fd.role = FdInfo.Role.CLIENT;
    fd.connected = true;
    if (tuple != null) {
      fd.connect(tuple);
    }
  }

  private static void accepted(EventContext context) {
    SocketTuple tuple = SocketTuple.read(context.params(), 1);
    if (context.fdNumber < 0 || tuple == null) {
      return;
    }
    boolean isUnix = tuple.family() == SocketTuple.UNIX;
    FdInfo fd = FdInfo.socket(FdType.UNIX, isUnix ? L4Proto.NONE : L4Proto.TCP);
    fd.connect(tuple);
    fd.role = FdInfo.Role.SERVER;
    fd.connected = true;
    FdEvents.add(context, fd);
  }

  /** A datagram names its ends; a connected stream's stay as they are. */
  private static void transferred(EventContext context, int tupleAt, boolean sends) {
    FdInfo fd = context.fd;
    if (fd == null || fd.connected || !context.params().has(tupleAt)) {
      return;
    }
    SocketTuple tuple = SocketTuple.read(context.params(), tupleAt);
    if (tuple == null || context.params().number(0) < 0) {
      return;
    }
    if (fd.role == FdInfo.Role.UNKNOWN) {
      fd.role = sends ? FdInfo.Role.CLIENT : FdInfo.Role.SERVER;
    }
    boolean isReply = sends == (fd.role == FdInfo.Role.SERVER);
    fd.connect(isReply ? tuple.reversed() : tuple);
  }
}

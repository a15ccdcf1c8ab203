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

  /** The ends that the event in hand tells of. */
  private final SocketTuple tuple = new SocketTuple();

  SocketEvents(StateTracker tracker) {
    tracker.onBefore("PPME_SOCKET_SOCKET_X", SocketEvents::made);
    tracker.onBefore("PPME_SOCKET_SOCKETPAIR_X", SocketEvents::paired);
    tracker.onBefore("PPME_SOCKET_BIND_X", this::bound);
    tracker.onBefore("PPME_SOCKET_CONNECT_E", SocketEvents::entered);
    tracker.onBefore("PPME_SOCKET_CONNECT_X", this::connected);
    tracker.onBefore("PPME_SOCKET_ACCEPT_5_X", this::accepted);
    tracker.onBefore("PPME_SOCKET_ACCEPT4_6_X", this::accepted);
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
    FdInfo fd = context.newDescriptor(type(family), "");
    fd.l4Proto = fd.type.isInternet() ? proto : L4Proto.NONE;
    FdEvents.add(context, fd);
  }

  private static FdType type(int family) {
    return switch (family) {
      case AF_INET -> FdType.IPV4;
      case AF_INET6 -> FdType.IPV6;
      case AF_UNIX -> FdType.UNIX;
      case AF_NETLINK -> FdType.NETLINK;
      default -> FdType.UNKNOWN;
    };
  }

  private static void paired(EventContext context) {
    if (context.params().number(0) < 0) {
      return;
    }
    FdInfo first = context.newDescriptor(FdType.UNIX, "");
    first.sourcePointer = context.params().number(3);
    context.thread.fds().put(context.params().number(1), first);
    FdEvents.add(context, context.newDescriptor(first));
  }

  private void bound(EventContext context) {
    boolean isKnown = readAddress(context, tuple);
    if (isKnown && context.params().number(0) >= 0 && context.fd != null) {
      context.fd.bind(tuple);
    }
  }

  private static void entered(EventContext context) {
    ThreadInfo thread = context.thread;
    if (thread != null) {
      thread.hasEnteredAddress = readAddress(context, thread.enteredAddress());
      thread.enteredType = context.type().id();
    }
  }

  private static boolean readAddress(EventContext context, SocketTuple into) {
    boolean isKnown = into.readAddress(context.params(), 1);
    into.unmap(context.params());
    return isKnown;
  }

  private boolean readTuple(EventContext context, int index) {
    boolean isKnown = tuple.read(context.params(), index);
    tuple.unmap(context.params());
    return isKnown;
  }

  /** The address when the call began counts: later another thread may have overwritten it. */
  private boolean readConnection(EventContext context) {
    ThreadInfo thread = context.thread;
    boolean isKnown = readTuple(context, 1);
    boolean isEntered = thread.enteredType == context.type().id() - 1;
    thread.enteredType = -1;
    if (isEntered && isKnown && thread.hasEnteredAddress) {
      tuple.leadTo(thread.enteredAddress());
    }
    return isKnown;
  }

  private void connected(EventContext context) {
    boolean isKnown = readConnection(context);
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
    if (isKnown) {
      fd.connect(tuple);
    }
  }

  private void accepted(EventContext context) {
    if (!readTuple(context, 1) || context.fdNumber < 0) {
      return;
    }
    FdInfo fd = context.newDescriptor(FdType.UNIX, "");
    fd.l4Proto = tuple.family() == SocketTuple.UNIX ? L4Proto.NONE : L4Proto.TCP;
    fd.connect(tuple);
    fd.role = FdInfo.Role.SERVER;
    fd.connected = true;
    FdEvents.add(context, fd);
  }

  /** A datagram names its ends; a connected stream's stay as they are. */
  private void transferred(EventContext context, int tupleAt, boolean sends) {
    FdInfo fd = context.fd;
    if (fd == null || fd.connected || !context.params().has(tupleAt)) {
      return;
    }
    if (!readTuple(context, tupleAt) || context.params().number(0) < 0) {
      return;
    }
    if (fd.role == FdInfo.Role.UNKNOWN) {
      fd.role = sends ? FdInfo.Role.CLIENT : FdInfo.Role.SERVER;
    }
    boolean isReply = sends == (fd.role == FdInfo.Role.SERVER);
    if (isReply) {
      tuple.reverse();
    }
    fd.connect(tuple);
  }
}

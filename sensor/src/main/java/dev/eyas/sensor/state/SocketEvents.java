package dev.eyas.sensor.state;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.SocketTuple;

/** Sockets as they are made, named and connected. */
final class SocketEvents {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int AF_NETLINK = 16;
  private static final long EINPROGRESS = -115;
  private static final int CONNECT_ADDRESS = 3;
  private static final String[] PLAIN_TRANSFERS = {
    "READ", "READV", "PREAD", "PREADV", "WRITE", "WRITEV", "PWRITE", "PWRITEV"
  };
  private static final String[] TRANSFERS = {
    "SEND", "SENDTO", "SENDMSG", "SENDMMSG", "RECV", "RECVFROM", "RECVMSG", "RECVMMSG"
  };

  /** The address that the call in hand was given, as it was when the call ended. */
  private final SocketTuple given = new SocketTuple();

  /** The ends that the event in hand tells of. */
  private final SocketTuple tuple = new SocketTuple();

  SocketEvents(StateTracker tracker) {
    tracker.onBefore("PPME_SOCKET_SOCKET_X", SocketEvents::made);
    tracker.onBefore("PPME_SOCKET_SOCKETPAIR_X", SocketEvents::paired);
    tracker.onBefore("PPME_SOCKET_BIND_X", this::bound);
    tracker.onBefore("PPME_SOCKET_CONNECT_E", SocketEvents::entered);
    tracker.onBefore("PPME_SOCKET_CONNECT_X", this::connected);
    for (String call : PLAIN_TRANSFERS) {
      tracker.ifSeen("PPME_SYSCALL_" + call + "_X", SocketEvents::passed);
    }
    tracker.onBefore("PPME_SOCKET_ACCEPT_5_X", this::accepted);
    tracker.onBefore("PPME_SOCKET_ACCEPT4_6_X", this::accepted);
    for (String transfer : TRANSFERS) {
      String code = "PPME_SOCKET_" + transfer + "_X";
      EventType type = Events.byCode(code).orElseThrow();
      int tuple = type.paramIndex("tuple");
      int control = type.paramIndex("msgcontrol");
      boolean sends = transfer.startsWith("SEND");
      tracker.onBefore(
          code,
          context -> {
            transferred(context, tuple, sends);
            PassedDescriptors.receive(context, control);
          });
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

  /** Whether the tuple leads to the address in the call's arguments. */
  private boolean isAsGiven(EventContext context) {
    boolean isKnown = given.readAddress(context.params(), CONNECT_ADDRESS);
    given.unmap(context.params());
    return isKnown && given.leadsWhere(tuple);
  }

  /**
   * The address when the call began counts: later another thread may have overwritten it. What the
   * kernel itself says of the connection counts before both: it differs from the address that the
   * call ended with.
   */
  private void connected(EventContext context) {
    ThreadInfo thread = context.thread;
    boolean isEntered = thread.enteredType == context.type().id() - 1 && thread.hasEnteredAddress;
    thread.enteredType = -1;
    long result = context.params().number(0);
    FdInfo fd = context.fd;
    if (fd == null || result < 0 && result != EINPROGRESS) {
      return;
    }
    fd.connected = true;
    if (!readTuple(context, 1)) {
      // A connection that is made when the first data goes out.
      if (isEntered) {
        fd.leadTo(thread.enteredAddress());
      }
      return;
    }
    if (isEntered && isAsGiven(context)) {
      tuple.leadTo(thread.enteredAddress());
    }
    if (fd.role == FdInfo.Role.SERVER && fd.l4Proto == L4Proto.UDP) {
      // One that serves already goes on to be the serving end.
      tuple.reverse();
    }
    fd.connect(tuple);
    if (fd.role == FdInfo.Role.UNKNOWN) {
      fd.role = FdInfo.Role.CLIENT;
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

  /** What passes through a socket shows that it is connected, or needs not be. */
  private static void passed(EventContext context) {
    if (context.fd != null && context.fd.type.isInternet() && context.params().number(0) >= 0) {
      context.fd.connected = true;
    }
  }

  /** A datagram names its ends; a stream's stay as they are once they are known. */
  private void transferred(EventContext context, int tupleAt, boolean sends) {
    if (!context.params().has(0) || context.params().number(0) < 0) {
      return;
    }
    boolean isKnown = context.params().has(tupleAt) && readTuple(context, tupleAt);
    if (context.fd == null && sends && isKnown) {
      inferSocket(context);
    }
    FdInfo fd = context.fd;
    if (fd == null) {
      return;
    }
    passed(context);
    if (!isKnown || fd.l4Proto == L4Proto.TCP && fd.hasName()) {
      return;
    }
    if (tuple.family() != SocketTuple.UNIX) {
      takePart(fd, sends);
    }
    fd.connect(tuple);
  }

  /** Which end of the datagram the socket is; what has no protocol yet cannot be a stream. */
  private void takePart(FdInfo fd, boolean sends) {
    if (fd.role == FdInfo.Role.UNKNOWN) {
      fd.role = sends ? FdInfo.Role.CLIENT : FdInfo.Role.SERVER;
    }
    if (fd.l4Proto == L4Proto.NONE) {
      fd.l4Proto = L4Proto.UDP;
    }
    boolean isReply = sends == (fd.role == FdInfo.Role.SERVER);
    if (isReply) {
      tuple.reverse();
    }
  }

  /** What is sent through a socket that was made unseen goes through a datagram socket, mostly. */
  private void inferSocket(EventContext context) {
    if (tuple.family() != SocketTuple.UNIX) {
      FdInfo fd = context.newDescriptor(FdType.UNKNOWN, "");
      fd.type = tuple.family() == SocketTuple.INET ? FdType.IPV4 : FdType.IPV6;
      fd.l4Proto = L4Proto.UDP;
      FdEvents.add(context, fd);
    }
  }
}

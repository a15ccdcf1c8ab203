package dev.eyas.sensor.pushdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Syscalls;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.kernel.KernelFilter.Family;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What the kernel keeps back of sockets changes no alert: a process makes sockets of all kinds,
 * binds, connects, accepts, sends and receives, and some of it fails.
 */
class SocketPushDownPropertyTest {
  private static final int[] PORTS = {22, 53, 80, 443, 30001};
  private static final String[] NAMES = {"init", "ssh", "curl"};
  private static long keptBack;

  /** Something that the one process does; numbers choose among what is possible. */
  private record Step(String call, int fd, int family, boolean isTcp, int port, boolean fails) {}

  /** A socket as the kernel has it; several descriptors may be of one. */
  private static final class Sock {
    private final int family;
    private final boolean isTcp;
    private int local;
    private int remote;

    Sock(int family, boolean isTcp) {
      this.family = family;
      this.isTcp = isTcp;
    }

    boolean isInternet() {
      return family != 1;
    }

    boolean isConnected() {
      return remote != 0;
    }

    void bindAnywhere(int free) {
      local = local == 0 ? free : local;
    }

    FilterModel.Socket seen(boolean serves) {
      Family kernel = family == 1 ? Family.UNIX : family == 2 ? Family.INET : Family.INET6;
      int other = serves && remote == 0 ? -1 : remote;
      return new FilterModel.Socket(kernel, isTcp && isInternet(), local, other);
    }
  }

  @AfterContainer
  static void somethingWasKeptBack() {
    System.out.println("events on sockets kept back: " + keptBack);
    assertTrue(keptBack > 1000);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(
                "socket",
                "socket",
                "bind",
                "connect",
                "connect",
                "connect",
                "accept",
                "listen",
                "sendto",
                "sendto",
                "recvfrom",
                "recvfrom",
                "read",
                "write",
                "shutdown",
                "dup2",
                "close",
                "execve"),
            Arbitraries.integers().between(3, 6),
            Arbitraries.of(1, 2, 2, 10),
            Arbitraries.of(true, true, false),
            Arbitraries.integers().between(0, PORTS.length - 1).map(i -> PORTS[i]),
            Arbitraries.of(false, false, false, true))
        .as(Step::new)
        .list()
        .ofMinSize(4)
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<String>> rules() {
    return Combinators.combine(
            types(),
            Arbitraries.recursive(this::checks, SocketPushDownPropertyTest::combined, 0, 2),
            Arbitraries.of(
                "%proc.name",
                "%proc.name",
                "%proc.name",
                "%evt.type %evt.rawres",
                "%fd.name %fd.sport %fd.cport %fd.type %fd.l4proto %fd.connected %fd.is_server",
                "%evt.args",
                "%proc.fdopencount"))
        .as((types, condition, output) -> types + " and " + condition + "\t" + output)
        .list()
        .ofMinSize(1)
        .ofMaxSize(2);
  }

  private static Arbitrary<String> types() {
    return Arbitraries.of(
            "connect",
            "connect",
            "accept",
            "bind",
            "listen",
            "sendto",
            "recvfrom",
            "shutdown",
            "connect, accept",
            "sendto, recvfrom",
            "read, write",
            "socket",
            "dup2",
            "close",
            "execve",
            "connect, sendto")
        .map("evt.type in (%s)"::formatted);
  }

  private Arbitrary<String> checks() {
    Arbitrary<String> port =
        Combinators.combine(
                Arbitraries.of("fd.port", "fd.sport", "fd.cport", "fd.lport", "fd.rport"),
                Arbitraries.of("= %d", ">= %d", "< %d", "in (%d, 53)", "!= %d"),
                Arbitraries.of(22, 80, 443, 4000, 30000))
            .as((field, test, number) -> field + " " + test.formatted(number));
    Arbitrary<String> type =
        Arbitraries.of(
            "fd.type = ipv4",
            "fd.type = ipv6",
            "fd.type in (ipv4, ipv6)",
            "fd.typechar = u",
            "fd.typechar = 4",
            "fd.type != unix",
            "fd.sip exists",
            "fd.rip != 10.0.0.1",
            "fd.l4proto = tcp",
            "fd.l4proto != tcp",
            "fd.connected = false",
            "fd.is_server = true",
            "fd.name_changed = true",
            "fd.name contains 22");
    Arbitrary<String> other =
        Arbitraries.of(
            "evt.rawres >= 0",
            "evt.failed = true",
            "evt.res = EINPROGRESS",
            "proc.name = ssh",
            "proc.name != curl");
    return Arbitraries.oneOf(port, port, type, other);
  }

  private static Arbitrary<String> combined(Arbitrary<String> parts) {
    return Arbitraries.oneOf(
        Combinators.combine(parts, parts).as((a, b) -> "(" + a + " and " + b + ")"),
        Combinators.combine(parts, parts).as((a, b) -> "(" + a + " or " + b + ")"),
        parts.map(a -> "not (" + a + ")"));
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void alertsStayTheSame(@ForAll("rules") List<String> rules, @ForAll("steps") List<Step> steps) {
    FilteredEngine engine = new FilteredEngine(rules);
    Process process = new Process(engine);
    steps.forEach(process::run);
    keptBack += engine.keptBack();
    assertEquals(engine.alertsOfAll(), engine.alertsOfPassed());
  }

  /** Does what the steps say, as a kernel would. */
  private static final class Process {
    private final FilteredEngine engine;
    private final Map<Integer, Sock> open = new TreeMap<>();
    private int free = 4000;

    Process(FilteredEngine engine) {
      this.engine = engine;
    }

    private void run(Step step) {
      Sock sock = open.get(step.fd);
      switch (step.call) {
        case "socket" -> made(step);
        case "execve" -> executed(NAMES[step.fd % NAMES.length]);
        case "close" -> closed(step.fd);
        case "dup2" -> duplicated(step.fd, 3 + (step.fd - 3 + step.port) % 4);
        default -> {
          if (sock == null) {
            failed(step);
          } else {
            on(sock, step);
          }
        }
      }
    }

    private void on(Sock sock, Step step) {
      switch (step.call) {
        case "bind" -> bound(sock, step);
        case "connect" -> connected(sock, step);
        case "accept" -> accepted(sock, step);
        case "sendto" -> sent(sock, step);
        case "recvfrom" -> received(sock, step);
        default -> plain(sock, step);
      }
    }

    private int unused() {
      int fd = 3;
      while (open.containsKey(fd)) {
        fd++;
      }
      return fd;
    }

    private void made(Step step) {
      int fd = unused();
      Sock sock = new Sock(step.family, step.isTcp);
      open.put(fd, sock);
      happen(
          "socket",
          fd,
          sock.seen(false),
          event("SOCKET_SOCKET_X")
              .with("fd", fd)
              .with("domain", step.family)
              .with("type", step.isTcp ? 1 : 2)
              .with("proto", 0));
    }

    private void bound(Sock sock, Step step) {
      boolean fails = step.fails || sock.local != 0;
      if (!fails) {
        sock.local = step.port;
      }
      long result = fails ? -22 : 0;
      happen(
          "bind",
          result,
          sock.seen(!fails),
          event("SOCKET_BIND_X")
              .with("res", result)
              .with("addr", address(sock, step.port))
              .with("fd", step.fd));
    }

    private void connected(Sock sock, Step step) {
      int number = number("connect");
      engine.happen(
          number,
          event("SOCKET_CONNECT_E")
              .with("fd", step.fd)
              .with("addr", address(sock, step.port))
              .build(),
          engine.model().passesConnect(number, sock.seen(false), step.port));
      boolean isAgain = sock.isTcp && sock.isConnected();
      long result = isAgain ? -106 : step.fails ? -111 : step.port == 443 && sock.isTcp ? -115 : 0;
      if (result == 0 || result == -115) {
        sock.bindAnywhere(free++);
        sock.remote = step.port;
      }
      happen(
          "connect",
          result,
          sock.seen(false),
          event("SOCKET_CONNECT_X")
              .with("res", result)
              .with("tuple", tuple(sock, sock.isConnected() ? sock.remote : step.port, true))
              .with("fd", step.fd)
              .with("addr", address(sock, step.port)));
    }

    private void accepted(Sock sock, Step step) {
      int fd = unused();
      Sock made = new Sock(sock.family, true);
      made.local = sock.local == 0 ? free++ : sock.local;
      made.remote = step.port;
      if (!step.fails) {
        open.put(fd, made);
      }
      happen(
          "accept",
          step.fails ? -11 : fd,
          step.fails ? FilterModel.Socket.NONE : made.seen(false),
          event("SOCKET_ACCEPT_5_X")
              .with("fd", step.fails ? -11 : fd)
              .with("tuple", step.fails ? new byte[0] : tuple(made, made.remote, false)));
    }

    private void sent(Sock sock, Step step) {
      boolean fails = step.fails || sock.isTcp && !sock.isConnected();
      int to = sock.isTcp && sock.isConnected() ? sock.remote : step.port;
      if (!fails) {
        sock.bindAnywhere(free++);
      }
      long result = fails ? -32 : 1;
      happen(
          "sendto",
          result,
          sock.seen(false),
          event("SOCKET_SENDTO_X")
              .with("res", result)
              .with("data", "x")
              .with("fd", step.fd)
              .with("size", 1)
              .with("tuple", tuple(sock, to, true)));
    }

    private void received(Sock sock, Step step) {
      boolean fails = step.fails || sock.isTcp && !sock.isConnected();
      int from = sock.isTcp ? sock.remote : step.port;
      long result = fails ? -11 : 1;
      happen(
          "recvfrom",
          result,
          sock.seen(false),
          event("SOCKET_RECVFROM_X")
              .with("res", result)
              .with("data", "x")
              .with("tuple", fails ? new byte[0] : tuple(sock, from, false))
              .with("fd", step.fd)
              .with("size", 1));
    }

    private void plain(Sock sock, Step step) {
      long result = step.fails ? -9 : 0;
      boolean listens = step.call.equals("listen") && !step.fails;
      if (listens) {
        sock.bindAnywhere(free++);
      }
      happen(step.call, result, sock.seen(listens), of(step, result));
    }

    /** On a descriptor that is not open. */
    private void failed(Step step) {
      happen(step.call, -9, FilterModel.Socket.NONE, of(step, -9));
    }

    private static EventBuilder of(Step step, long result) {
      String code =
          switch (step.call) {
            case "read", "write" -> "SYSCALL_" + step.call.toUpperCase() + "_X";
            case "accept" -> "SOCKET_ACCEPT_5_X";
            default -> "SOCKET_" + step.call.toUpperCase() + "_X";
          };
      EventBuilder event = event(code);
      return step.call.equals("accept")
          ? event.with("fd", result)
          : event.with("res", result).with("fd", step.fd);
    }

    private void closed(int fd) {
      Sock sock = open.remove(fd);
      long result = sock == null ? -9 : 0;
      happen(
          "close",
          result,
          sock == null ? FilterModel.Socket.NONE : sock.seen(false),
          event("SYSCALL_CLOSE_X").with("res", result).with("fd", fd));
    }

    private void duplicated(int from, int to) {
      Sock sock = open.get(from);
      if (sock != null) {
        open.put(to, sock);
      }
      long result = sock == null ? -9 : to;
      happen(
          "dup2",
          result,
          FilterModel.Socket.NONE,
          event("SYSCALL_DUP2_X").with("res", result).with("oldfd", from).with("newfd", to));
    }

    private void executed(String name) {
      engine.model().executed(name);
      happen(
          "execve",
          0,
          FilterModel.Socket.NONE,
          event("SYSCALL_EXECVE_19_X")
              .with("res", 0)
              .with("exe", name)
              .with("tid", 1)
              .with("pid", 1)
              .with("ptid", 0)
              .with("comm", name));
    }

    private void happen(String call, long result, FilterModel.Socket socket, EventBuilder event) {
      int number = number(call);
      engine.happen(number, event.build(), engine.model().passes(number, result, socket));
    }
  }

  private static EventBuilder event(String code) {
    return new EventBuilder(code).tid(1);
  }

  private static int number(String call) {
    return Syscalls.find(call).orElseThrow().x8664();
  }

  private static ByteBuffer bytes(int family) {
    return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).put((byte) family);
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] result = new byte[buffer.position()];
    buffer.flip().get(result);
    return result;
  }

  private static byte[] address(Sock sock, int port) {
    ByteBuffer address = bytes(sock.family);
    return array(
        sock.isInternet() ? end(address, sock, 1, port) : address.put("/run/x\0".getBytes()));
  }

  private static byte[] tuple(Sock sock, int other, boolean out) {
    ByteBuffer tuple = bytes(sock.family);
    if (!sock.isInternet()) {
      return array(tuple.putLong(7).putLong(8).put("/run/x\0".getBytes()));
    }
    end(tuple, sock, out ? 9 : 1, out ? sock.local : other);
    return array(end(tuple, sock, out ? 1 : 9, out ? other : sock.local));
  }

  /** Of a socket for IPv6 that serves IPv4 when the port is 80. */
  private static ByteBuffer end(ByteBuffer buffer, Sock sock, int host, int port) {
    byte[] address = new byte[sock.family == 2 ? 4 : 16];
    address[0] = (byte) (sock.family == 2 ? 10 : 0xfd);
    address[address.length - 1] = (byte) host;
    return buffer.put(address).putShort((short) port);
  }
}

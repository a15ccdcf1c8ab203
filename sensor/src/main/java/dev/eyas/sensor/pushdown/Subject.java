package dev.eyas.sensor.pushdown;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.ParamType;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import dev.eyas.sensor.state.EventLayout;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The events that a condition is looked at for: those of one system call.
 *
 * @param type of its events
 * @param name what {@code evt.type} yields for them
 */
record Subject(EventType type, String name) {
  /** Calls that open a file by a path that they are given. */
  private static final Set<String> OPENS = Set.of("open", "openat", "openat2", "creat");

  /** Calls whose sockets owe nothing to those before. */
  private static final Set<String> MAKE_SOCKETS =
      Set.of("socket", "socketpair", "accept", "accept4");

  /** Calls about the descriptor that is their first argument, or that they return. */
  private static final Set<String> BY_DESCRIPTOR =
      Set.of(
          "accept",
          "accept4",
          "bind",
          "connect",
          "getsockopt",
          "listen",
          "recvfrom",
          "recvmmsg",
          "recvmsg",
          "sendmmsg",
          "sendmsg",
          "sendto",
          "setsockopt",
          "shutdown",
          "read",
          "readv",
          "write",
          "writev");

  /** The calls and the tracepoints. */
  static final List<Subject> ALL =
      Stream.concat(
              Syscalls.all().stream().map(Subject::of),
              Events.all().stream()
                  .filter(type -> type.categories().contains("TRACEPOINT"))
                  .map(type -> new Subject(type, type.name())))
          .distinct()
          .toList();

  private static final Set<ParamType> SIGNED =
      Set.of(ParamType.ERRNO, ParamType.FD, ParamType.PID, ParamType.INT64);

  static Subject of(Syscall syscall) {
    EventType type = Events.byCode(syscall.exit()).orElseThrow();
    return new Subject(type, syscall.isGeneric() ? syscall.name() : type.name());
  }

  /** Of the name alone: a type's is long. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  boolean opens() {
    return OPENS.contains(name);
  }

  boolean closes() {
    return name.equals("close");
  }

  /** Whether it fails on whatever is no socket. */
  boolean isOfSockets() {
    return type.code().startsWith("PPME_SOCKET_");
  }

  /** Whether the event's descriptor is a socket that the call itself makes. */
  boolean makesSockets() {
    return MAKE_SOCKETS.contains(name);
  }

  /** Whether the kernel can look at the descriptor that its events are about. */
  boolean showsDescriptor() {
    return BY_DESCRIPTOR.contains(name);
  }

  /** Whether events tell the call's result, negative when it failed. */
  boolean hasOutcome() {
    int result = EventLayout.resultParam(type);
    return result >= 0 && SIGNED.contains(type.params().get(result).type());
  }
}

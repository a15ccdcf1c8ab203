package dev.eyas.sensor.filter;

import dev.eyas.catalog.Errno;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.ParamType;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import dev.eyas.sensor.event.Params;
import dev.eyas.sensor.event.SocketTuple;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.InetText;
import dev.eyas.sensor.state.Paths;
import dev.eyas.sensor.state.ThreadInfo;

/**
 * A parameter of an event as text: as it is, and what it stands for.
 *
 * @param raw such as {@code 3} or {@code 4097}
 * @param resolved such as {@code <f>/etc/passwd} or {@code O_RDONLY|O_CLOEXEC}; empty if there is
 *     nothing to say
 */
record ArgumentText(String raw, String resolved) {
  static final String ABSENT = "<NA>";
  private static final long AT_FDCWD = -100;

  /** What {@code evt.arg.NAME} yields. */
  String preferred() {
    return resolved.isEmpty() ? raw : resolved;
  }

  /** What {@code evt.args} shows. */
  String both() {
    return resolved.isEmpty() ? raw : raw + "(" + resolved + ")";
  }

  static ArgumentText of(EventContext context, int index) {
    Param param = context.type().params().get(index);
    if (!context.params().has(index)) {
      return plain(isStructured(param.type()) ? "NULL" : ABSENT);
    }
    return param.type() == ParamType.DYN
        ? dynamic(context, index, param)
        : text(context, index, param);
  }

  private static boolean isStructured(ParamType type) {
    return type == ParamType.SOCKTUPLE || type == ParamType.BYTEBUF;
  }

  private static ArgumentText text(EventContext context, int index, Param param) {
    Params params = context.params();
    return switch (param.type()) {
      case CHARBUF -> plain(params.text(index));
      case BYTEBUF, CHARBUFARRAY -> plain(ValueText.printable(params.bytes(index)));
      case FSPATH, FSRELPATH -> path(context, index, param);
      case SOCKADDR -> plain(address(params, index));
      case SOCKTUPLE -> plain(tuple(params, index));
      case FDLIST -> plain(descriptors(context, index));
      default -> number(context, param, params.number(index));
    };
  }

  private static ArgumentText number(EventContext context, Param param, long value) {
    String raw = ValueText.number(Kind.of(param.type()), param.format(), value);
    return switch (param.type()) {
      case FD, FD32 -> new ArgumentText(raw, descriptor(context, value));
      case PID, PID32 -> new ArgumentText(raw, process(context, value));
      case ERRNO ->
          new ArgumentText(
              Long.toString(value), value < 0 && value >= -4095 ? Errno.name((int) -value) : "");
      case UID -> new ArgumentText(raw, user(context, value));
      case GID -> new ArgumentText(raw, group(context, value));
      case SIGTYPE -> new ArgumentText(raw, Signals.name((int) value));
      case SYSCALLID -> plain(Syscalls.byCode((int) value).map(Syscall::name).orElse("<unknown>"));
      case BOOL -> plain(value == 0 ? "false" : "true");
      case ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32 ->
          new ArgumentText(Long.toString(value), FlagText.ofEnumeration(param.names(), value));
      case FLAGS8, FLAGS16, FLAGS32 ->
          new ArgumentText(Long.toString(value), FlagText.ofBits(param.names(), value));
      case MODE -> new ArgumentText(raw, FlagText.ofBits(param.names(), value));
      default -> plain(raw);
    };
  }

  /** The first byte chooses which of its types a dynamic parameter has. */
  private static ArgumentText dynamic(EventContext context, int index, Param param) {
    Params params = context.params();
    int choice = params.byteAt(index, 0);
    if (choice >= param.variants().size()) {
      return plain(ABSENT);
    }
    Param variant = param.variants().get(choice);
    return switch (variant.type()) {
      case CHARBUF -> plain(params.textAt(index, 1));
      case BYTEBUF -> plain(ValueText.printable(params.bytes(index).substring(1)));
      default ->
          number(
              context, variant, params.number(index, 1, params.length(index) - 1, variant.type()));
    };
  }

  private static ArgumentText path(EventContext context, int index, Param param) {
    String raw = context.params().text(index);
    String absolute = absolute(context, index, param);
    return new ArgumentText(raw, absolute == null || absolute.equals(raw) ? "" : absolute);
  }

  /** The absolute path in a parameter, or null if the thread or the path is not known. */
  static String absolute(EventContext context, int index, Param param) {
    String path = context.params().text(index);
    ThreadInfo thread = context.thread();
    if (thread == null || path.isEmpty() || path.equals(ABSENT)) {
      return path.startsWith("/") ? path : null;
    }
    long dirFd =
        param.dirfdParam() == null
            ? AT_FDCWD
            : context.params().number(param.dirfdParam(), AT_FDCWD);
    return Paths.resolve(Paths.directory(thread, dirFd), path);
  }

  private static String descriptor(EventContext context, long number) {
    if (number == AT_FDCWD) {
      return "AT_FDCWD";
    }
    if (number < 0) {
      return number >= -4095 ? Errno.name((int) -number) : "";
    }
    FdInfo fd = context.thread() == null ? null : context.thread().fds().get(number);
    return fd == null ? "" : "<" + fd.type().typeChar() + fd.l4Proto().typeChar() + ">" + fd.name();
  }

  private static String process(EventContext context, long tid) {
    ThreadInfo thread = tid > 0 ? context.system().threads().find(tid) : null;
    return thread == null ? "" : thread.comm();
  }

  private static String user(EventContext context, long uid) {
    Accounts.User user = accounts(context).user(uid);
    return user == null ? "" : user.name();
  }

  private static String group(EventContext context, long gid) {
    String name = accounts(context).group(gid);
    return name == null ? "" : name;
  }

  private static Accounts accounts(EventContext context) {
    Accounts host = context.system().accounts();
    return context.thread() == null ? host : host.of(context.thread());
  }

  private static String address(Params params, int index) {
    SocketTuple address = new SocketTuple();
    if (!address.readAddress(params, index)) {
      return ABSENT;
    }
    return address.family() == SocketTuple.UNIX
        ? address.path()
        : InetText.of(address.destination(), address.destinationPort());
  }

  private static String tuple(Params params, int index) {
    SocketTuple tuple = new SocketTuple();
    if (!tuple.read(params, index)) {
      return ABSENT;
    }
    return tuple.family() == SocketTuple.UNIX ? unix(tuple) : inet(tuple);
  }

  private static String inet(SocketTuple tuple) {
    return InetText.of(tuple.source(), tuple.sourcePort())
        + "->"
        + InetText.of(tuple.destination(), tuple.destinationPort());
  }

  private static String unix(SocketTuple tuple) {
    return Long.toHexString(tuple.sourcePointer())
        + "->"
        + Long.toHexString(tuple.destinationPointer())
        + " "
        + tuple.path();
  }

  private static String descriptors(EventContext context, int index) {
    Params params = context.params();
    StringBuilder text = new StringBuilder();
    int count = (int) params.number(index, 0, 2, ParamType.UINT16);
    int width = 10;
    for (int i = 0; i < count && 2 + (i + 1) * width <= params.length(index); i++) {
      int at = 2 + i * width;
      long number = params.number(index, at, 8, ParamType.INT64);
      FdInfo fd = context.thread() == null ? null : context.thread().fds().get(number);
      text.append(text.isEmpty() ? "" : " ")
          .append(number)
          .append(':')
          .append(fd == null ? "" : fd.type().typeChar())
          .append(Long.toHexString(params.number(index, at + 8, 2, ParamType.UINT16)));
    }
    return text.toString();
  }

  private static ArgumentText plain(String text) {
    return new ArgumentText(text, "");
  }

  /** All parameters of an event: {@code name=value(meaning) …}. */
  static String all(EventContext context) {
    EventType type = context.type();
    if (type.code().startsWith("PPME_GENERIC")) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    int count = Math.min(type.params().size(), context.params().count());
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ")
          .append(type.params().get(i).name())
          .append('=')
          .append(of(context, i).both());
    }
    return text.toString();
  }
}

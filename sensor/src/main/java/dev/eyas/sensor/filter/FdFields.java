package dev.eyas.sensor.filter;

import dev.eyas.catalog.Errno;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.TextCache;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.FdType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The descriptor that an event makes, uses or closes. */
final class FdFields {
  private static final Pattern REPEATED_SLASHES = Pattern.compile("//+");
  private static final long UPPER_LAYER = 1 << 15;
  private static final long LOWER_LAYER = 1 << 16;

  private static final int CONNECT = Events.byCode("PPME_SOCKET_CONNECT_X").orElseThrow().id();
  private static final boolean[] ABOUT_DESCRIPTOR = new boolean[EventType.COUNT];

  static {
    for (EventType type : Events.all()) {
      ABOUT_DESCRIPTOR[type.id()] = isAboutDescriptor(type);
    }
  }

  private FdFields() {}

  static void register(FieldTable table) {
    table.field("fd.num", (c, v) -> isAbout(c) && v.set(c.fdNumber()));
    table.fdText("fd.type", fd -> fd.type().label());
    table.text("fd.typechar", c -> isAbout(c) ? typeChar(c.fd()) : null);
    table.text("fd.name", c -> isAbout(c) ? name(c) : null);
    TextCache<String> rawNames = new TextCache<>(FdFields::withoutRepeatedSlashes);
    table.text("fd.nameraw", c -> isAbout(c) ? rawName(c, rawNames) : null);
    TextCache<String> parents = new TextCache<>(FdFields::parent);
    TextCache<String> fileNames = new TextCache<>(Transformers::basename);
    table.text("fd.directory", c -> isAbout(c) ? directory(c, parents) : null);
    table.fdText("fd.filename", fd -> fileName(fd, fileNames));
    table.fdNumber("fd.dev", FdInfo::device);
    table.fdNumber("fd.dev.major", fd -> fd.device() >> 8 & 0xfff);
    table.fdNumber("fd.dev.minor", fd -> fd.device() & 0xff | fd.device() >> 12 & 0xfff00);
    table.fdNumber("fd.ino", FdInfo::inode);
    table.fdTruth("fd.is_upper_layer", fd -> (fd.openFlags() & UPPER_LAYER) != 0);
    table.fdTruth("fd.is_lower_layer", fd -> (fd.openFlags() & LOWER_LAYER) != 0);
    table.field("fd.name_changed", (c, v) -> c.fd() != null && v.set(c.isFdNameChanged()));
    table.text("fd.uid", c -> isAbout(c) ? c.thread().tid() + "" + c.fdNumber() : null);
    table.text("fd.containername", c -> isAbout(c) ? inContainer(c, name(c)) : null);
    table.text(
        "fd.containerdirectory", c -> isAbout(c) ? inContainer(c, directory(c, parents)) : null);
    table.withArgument("fd.types", FdFields::types);
  }

  private static boolean isAboutDescriptor(EventType type) {
    return type.has(Flag.CREATES_FD) || type.has(Flag.USES_FD) || type.has(Flag.DESTROYS_FD);
  }

  private static boolean isAbout(EventContext context) {
    return ABOUT_DESCRIPTOR[context.type().id()] && context.thread() != null;
  }

  private static String typeChar(FdInfo fd) {
    return (fd == null ? FdType.UNKNOWN : fd.type()).typeChar();
  }

  private static String inContainer(EventContext context, String path) {
    return path == null ? null : context.thread().containerId() + ":" + path;
  }

  private static boolean hasPath(FdInfo fd) {
    return fd.type() == FdType.FILE || fd.type() == FdType.DIRECTORY;
  }

  private static String name(EventContext context) {
    return isMissing(context) ? GivenNames.resolved(context) : context.fd().name();
  }

  private static String rawName(EventContext context, TextCache<String> rawNames) {
    String name = context.fd() == null ? GivenNames.raw(context) : context.fd().rawName();
    return name == null ? null : rawNames.get(name);
  }

  private static String withoutRepeatedSlashes(String name) {
    return REPEATED_SLASHES.matcher(name).replaceAll("/");
  }

  private static String directory(EventContext context, TextCache<String> parents) {
    FdInfo fd = context.fd();
    if (fd == null) {
      String name = GivenNames.resolved(context);
      return name == null ? null : parents.get(name);
    }
    if (!hasPath(fd)) {
      return null;
    }
    return fd.type() == FdType.DIRECTORY ? fd.name() : parents.get(fd.name());
  }

  /** A socket that could not be connected is still there, but has no name. */
  private static boolean isMissing(EventContext context) {
    return context.fd() == null || isConnect(context.type()) && hasFailed(context);
  }

  private static boolean isConnect(EventType type) {
    return type.id() == CONNECT;
  }

  private static boolean hasFailed(EventContext context) {
    long result = EventFields.result(context);
    return result < 0 && result != -Errno.EINPROGRESS;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return "/";
    }
    return slash < path.length() - 1 ? path.substring(0, slash) : path;
  }

  private static String fileName(FdInfo fd, TextCache<String> fileNames) {
    return fd.type() == FdType.FILE ? fileNames.get(fd.name()) : null;
  }

  private static Extractor types(String argument) {
    if (argument == null) {
      return new OpenTypes();
    }
    int number = FieldTable.index("fd.types", argument);
    return (context, value) -> {
      value.list().clear();
      FdInfo fd = isAbout(context) ? context.thread().fds().get(number) : null;
      return fd != null && value.list().add(fd.type().label());
    };
  }

  /** The distinct types of the process's descriptors. None at all compare, but do not show. */
  private record OpenTypes() implements Extractor {
    @Override
    public boolean extract(EventContext context, Value value) {
      return extractToCompare(context, value) && !value.list().isEmpty();
    }

    @Override
    public boolean extractToCompare(EventContext context, Value value) {
      value.list().clear();
      if (!isAbout(context)) {
        return false;
      }
      value.list().addAll(openTypes(context));
      return true;
    }
  }

  private static List<String> openTypes(EventContext context) {
    List<String> types = new ArrayList<>();
    context
        .thread()
        .fds()
        .forEach(
            fd -> {
              if (!types.contains(fd.type().label())) {
                types.add(fd.type().label());
              }
            });
    return types;
  }
}

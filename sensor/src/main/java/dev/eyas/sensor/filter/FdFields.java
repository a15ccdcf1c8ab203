package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.FdType;
import java.util.ArrayList;
import java.util.List;

/** The descriptor that an event makes, uses or closes. */
final class FdFields {
  private static final long UPPER_LAYER = 1 << 15;
  private static final long LOWER_LAYER = 1 << 16;

  private FdFields() {}

  static void register(FieldTable table) {
    table.field(
        "fd.num",
        (c, v) -> isAboutDescriptor(c.type()) && c.thread() != null && v.set(c.fdNumber()));
    table.fdText("fd.type", fd -> fd.type().label());
    table.fdText("fd.typechar", fd -> fd.type().typeChar());
    table.fdText("fd.name", FdInfo::name);
    table.fdText("fd.nameraw", FdInfo::rawName);
    table.fdText("fd.directory", FdFields::directory);
    table.fdText("fd.filename", FdFields::fileName);
    table.fdNumber("fd.dev", FdInfo::device);
    table.fdNumber("fd.dev.major", fd -> fd.device() >> 8 & 0xfff);
    table.fdNumber("fd.dev.minor", fd -> fd.device() & 0xff | fd.device() >> 12 & 0xfff00);
    table.fdNumber("fd.ino", FdInfo::inode);
    table.fdTruth("fd.is_upper_layer", fd -> (fd.openFlags() & UPPER_LAYER) != 0);
    table.fdTruth("fd.is_lower_layer", fd -> (fd.openFlags() & LOWER_LAYER) != 0);
    table.field("fd.name_changed", (c, v) -> c.fd() != null && v.set(c.isFdNameChanged()));
    table.text("fd.uid", c -> c.fd() == null ? null : c.thread().tid() + "" + c.fdNumber());
    table.text("fd.containername", c -> inContainer(c, c.fd() == null ? null : c.fd().name()));
    table.text(
        "fd.containerdirectory", c -> inContainer(c, c.fd() == null ? null : directory(c.fd())));
    table.withArgument("fd.types", FdFields::types);
  }

  private static boolean isAboutDescriptor(EventType type) {
    return type.has(Flag.CREATES_FD) || type.has(Flag.USES_FD) || type.has(Flag.DESTROYS_FD);
  }

  private static String inContainer(EventContext context, String path) {
    return path == null ? null : context.thread().containerId() + ":" + path;
  }

  private static boolean hasPath(FdInfo fd) {
    return fd.type() == FdType.FILE || fd.type() == FdType.DIRECTORY;
  }

  private static String directory(FdInfo fd) {
    if (!hasPath(fd)) {
      return null;
    }
    int slash = fd.name().lastIndexOf('/');
    if (fd.type() == FdType.DIRECTORY) {
      return fd.name();
    }
    return slash <= 0 ? "/" : fd.name().substring(0, slash);
  }

  private static String fileName(FdInfo fd) {
    return fd.type() == FdType.FILE ? fd.name().substring(fd.name().lastIndexOf('/') + 1) : null;
  }

  private static Extractor types(String argument) {
    if (argument == null) {
      return (context, value) -> {
        value.list().clear();
        if (context.thread() != null) {
          value.list().addAll(openTypes(context));
        }
        return context.thread() != null;
      };
    }
    int number = FieldTable.index("fd.types", argument);
    return (context, value) -> {
      value.list().clear();
      FdInfo fd = context.thread() == null ? null : context.thread().fds().get(number);
      return fd != null && value.list().add(fd.type().label());
    };
  }

  /** The distinct types of the process's descriptors. */
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

package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.state.EventContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Paths of calls that deal with the file system, when they succeed. */
final class PathFields {
  /** Parameters that hold the path of a call with one. */
  private static final String[] PATH = {"name", "path", "filename", "pathname"};

  private static final Set<String> ONE_PATH =
      Set.of(
          "open",
          "openat",
          "openat2",
          "creat",
          "chmod",
          "fchmodat",
          "chown",
          "lchown",
          "fchownat",
          "mkdir",
          "mkdirat",
          "rmdir",
          "unlink",
          "unlinkat",
          "umount",
          "umount2",
          "open_by_handle_at",
          "mknod",
          "mknodat");
  private static final Set<String> BY_DESCRIPTOR = Set.of("fchmod", "fchown");
  private static final Map<String, String> SOURCE =
      Map.of(
          "rename",
          "oldpath",
          "renameat",
          "oldpath",
          "renameat2",
          "oldpath",
          "link",
          "oldpath",
          "linkat",
          "oldpath",
          "symlink",
          "target",
          "symlinkat",
          "target",
          "mount",
          "dev");
  private static final Map<String, String> TARGET =
      Map.of(
          "rename",
          "newpath",
          "renameat",
          "newpath",
          "renameat2",
          "newpath",
          "link",
          "newpath",
          "linkat",
          "newpath",
          "symlink",
          "linkpath",
          "symlinkat",
          "linkpath",
          "mount",
          "dir");

  private PathFields() {}

  static void register(FieldTable table) {
    int[] one = positions(PathFields::path);
    int[] source = positions(type -> param(type, SOURCE));
    int[] target = positions(type -> param(type, TARGET));
    table.text("fs.path.name", c -> isByDescriptor(c) ? fdName(c) : absolute(c, one));
    table.text("fs.path.nameraw", c -> isByDescriptor(c) ? fdName(c) : raw(c, one));
    table.text("fs.path.source", c -> absolute(c, source));
    table.text("fs.path.sourceraw", c -> raw(c, source));
    table.text("fs.path.target", c -> absolute(c, target));
    table.text("fs.path.targetraw", c -> raw(c, target));
    table.withArgument("evt.abspath", PathFields::absolutePath);
  }

  private static Extractor absolutePath(String argument) {
    int[] positions =
        switch (argument == null ? "" : argument) {
          case "", "src" -> positions(type -> anyOf(type, "name", "path", "oldpath", "pathname"));
          case "dst" -> positions(type -> anyOf(type, "newpath", "linkpath"));
          default ->
              throw new UnsupportedRuleException(
                  "filter_check called with nonexistent field evt.abspath." + argument);
        };
    return (context, value) -> {
      int index = positions[context.type().id()];
      boolean isRelative = index >= 0 && context.type().params().get(index).dirfdParam() != null;
      return isRelative && value.set(absolute(context, positions));
    };
  }

  private static boolean isByDescriptor(EventContext context) {
    return BY_DESCRIPTOR.contains(context.type().name());
  }

  private static String fdName(EventContext context) {
    return succeeded(context) && context.fd() != null ? context.fd().name() : null;
  }

  private static String absolute(EventContext context, int[] positions) {
    int index = positions[context.type().id()];
    if (index < 0 || !succeeded(context) || !context.params().has(index)) {
      return null;
    }
    return switch (context.type().params().get(index).type()) {
      case FSPATH, FSRELPATH ->
          ArgumentText.absolute(context, index, context.type().params().get(index));
      default -> context.params().text(index);
    };
  }

  private static String raw(EventContext context, int[] positions) {
    int index = positions[context.type().id()];
    return index >= 0 && succeeded(context) && context.params().has(index)
        ? context.params().text(index)
        : null;
  }

  private static boolean succeeded(EventContext context) {
    boolean makesDescriptor = context.type().has(Flag.CREATES_FD);
    return EventFields.hasResult(context) && (makesDescriptor || EventFields.result(context) >= 0);
  }

  private interface Position {
    int of(EventType type);
  }

  private static int[] positions(Position position) {
    int[] positions = new int[EventType.COUNT];
    Arrays.fill(positions, -1);
    for (EventType type : Events.all()) {
      if (!type.isEnter()) {
        positions[type.id()] = position.of(type);
      }
    }
    return positions;
  }

  private static int path(EventType type) {
    return ONE_PATH.contains(type.name()) ? anyOf(type, PATH) : -1;
  }

  private static int param(EventType type, Map<String, String> byCall) {
    String name = byCall.get(type.name());
    return name == null ? -1 : type.paramIndex(name);
  }

  private static int anyOf(EventType type, String... names) {
    return Arrays.stream(names)
        .mapToInt(type::paramIndex)
        .filter(index -> index >= 0)
        .findFirst()
        .orElse(-1);
  }
}

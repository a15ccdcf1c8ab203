package dev.eyas.sensor.state;

import java.util.List;

/**
 * Command lines, kept for commands met lately: the same ones are started again and again, and
 * nothing is allocated for those. For the event path's thread alone.
 */
final class CommandLines {
  private static final int SLOTS = 1 << 8;

  private final String[] names = new String[SLOTS];

  @SuppressWarnings({"unchecked", "rawtypes"})
  private final List<String>[] arguments = new List[SLOTS];

  private final String[] lines = new String[SLOTS];

  /** As {@link #join}. */
  String of(String name, List<String> args) {
    int hash = 31 * name.hashCode() + args.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    if (!name.equals(names[slot]) || !args.equals(arguments[slot])) {
      lines[slot] = join(name, args);
      names[slot] = name;
      arguments[slot] = args;
    }
    return lines[slot];
  }

  /** Name and arguments, joined by blanks. */
  static String join(String name, List<String> args) {
    return args.isEmpty() ? name : name + " " + String.join(" ", args);
  }
}

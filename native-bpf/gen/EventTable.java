import dev.eyas.catalog.EnumValue;
import dev.eyas.catalog.Enums;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the probe's table of events: what the catalogue says about system calls and event types,
 * joined with where the parameters come from ({@code src/events.params}). Run by the build:
 *
 * <pre>java -cp CATALOG EventTable.java src/events.params target/gen/events.gen.h</pre>
 */
final class EventTable {
  private static final Pattern PARAM = Pattern.compile("(\\w+)=(\\w+?)(?:\\((\\d)\\))?");
  private static final String PREFIX = "PPME_";
  private static final int MAX_SYSCALLS = 512;
  private static final String GENERIC = "PPME_GENERIC_X";
  private static final String PROCESS_EXIT = "PPME_PROCEXIT_1_E";
  private static final List<String> ENUMS =
      List.of("file_flags", "clone_flags", "execve_flags", "openat2_flags", "unlinkat_flags");

  /** Sources that depend on the call's arguments or result; other numbers need the process alone. */
  private static final Set<String> CALL_SOURCES =
      Set.of(
          "ret", "arg", "int", "mode", "zero", "open_flags", "open_mode", "how_flags", "how_mode",
          "how_resolve", "fd_flags", "file_dev", "file_ino", "unlinkat_flags", "clone_flags",
          "clone3_flags", "fork_flags", "vfork_flags", "queue_length", "queue_max",
          "queue_percent", "syscall_code", "syscall_number");

  private record Source(String name, int arg, Param param) {
    int width() {
      return switch (param.type()) {
        case INT8, UINT8, FLAGS8, ENUMFLAGS8, SIGTYPE, BOOL -> 1;
        case INT16, UINT16, SYSCALLID, FLAGS16, ENUMFLAGS16, PORT -> 2;
        case INT32, UINT32, FLAGS32, ENUMFLAGS32, UID, GID, MODE -> 4;
        case INT64, UINT64, ERRNO, FD, PID, RELTIME, ABSTIME -> 8;
        default -> 0;
      };
    }

    String kind() {
      if (width() == 0) {
        return "EYAS_BYTES";
      }
      return CALL_SOURCES.contains(name) ? "EYAS_CALL_NUMBER" : "EYAS_PROCESS_NUMBER";
    }
  }

  private final Map<EventType, List<Source>> sources = new LinkedHashMap<>();
  private final Map<EventType, Integer> first = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();

  public static void main(String[] args) throws IOException {
    EventTable table = new EventTable();
    Files.readAllLines(Path.of(args[0])).forEach(table::read);
    Path target = Path.of(args[1]);
    String text = table.header();
    if (!Files.exists(target) || !Files.readString(target).equals(text)) {
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
    }
  }

  private void read(String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    String[] parts = line.trim().split("\\s+", 2);
    if (parts[0].startsWith("@")) {
      groups.put(parts[0], parts[1].trim());
      return;
    }
    EventType event =
        Events.byCode(PREFIX + parts[0])
            .orElseThrow(() -> new IllegalArgumentException("no event " + parts[0]));
    if (event.has(EventType.Flag.OLD_VERSION)) {
      throw new IllegalArgumentException(parts[0] + " is an old version");
    }
    sources.put(event, sourcesOf(event, expand(parts[1]).split("\\s+")));
  }

  private String expand(String text) {
    Matcher group = Pattern.compile("@\\w+").matcher(text);
    return group.replaceAll(match -> groups.get(match.group()));
  }

  private static List<Source> sourcesOf(EventType event, String[] words) {
    if (words.length != event.params().size()) {
      throw new IllegalArgumentException(
          event.code() + " has " + event.params().size() + " parameters, not " + words.length);
    }
    List<Source> result = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      Param param = event.params().get(i);
      Matcher word = PARAM.matcher(words[i]);
      if (!word.matches() || !word.group(1).equals(param.name())) {
        throw new IllegalArgumentException(
            event.code() + ": parameter " + i + " is " + param.name() + ", not " + words[i]);
      }
      int arg = word.group(3) == null ? 0 : Integer.parseInt(word.group(3));
      result.add(new Source(word.group(2), arg, param));
    }
    return result;
  }

  private String header() {
    StringBuilder out = new StringBuilder("/* Generated from the catalogue by EventTable.java. */\n");
    out.append("#ifndef EYAS_EVENTS_GEN_H\n#define EYAS_EVENTS_GEN_H\n\n#include <linux/types.h>\n\n");
    appendEnums(out);
    appendSources(out);
    appendParams(out);
    appendEvents(out);
    return out.append("\n#endif\n").toString();
  }

  private static void appendEnums(StringBuilder out) {
    for (String table : ENUMS) {
      for (EnumValue value : Enums.values(table)) {
        out.append("#define %s_%s 0x%x\n".formatted(upper(table), value.name(), value.value()));
      }
    }
  }

  private void appendSources(StringBuilder out) {
    Set<String> names = new TreeSet<>();
    sources.values().forEach(list -> list.forEach(source -> names.add(source.name())));
    out.append("\nenum eyas_source {\n");
    names.forEach(name -> out.append("\tEYAS_").append(upper(name)).append(",\n"));
    out.append("};\n\nenum eyas_kind { EYAS_BYTES, EYAS_CALL_NUMBER, EYAS_PROCESS_NUMBER };\n\n");
    out.append("struct eyas_param { __u8 source, kind, arg, width; };\n");
    out.append("struct eyas_event { __u16 type, code, first, params; };\n\nenum eyas_event_type {\n");
    sources.keySet().forEach(e -> out.append("\t%s = %d,\n".formatted(e.code(), e.id())));
    out.append("};\n");
  }

  private void appendParams(StringBuilder out) {
    int total = sources.values().stream().mapToInt(List::size).sum();
    int size = Integer.highestOneBit(total - 1) * 2;
    out.append("\n#define EYAS_PARAMS_MASK ").append(size - 1);
    out.append("\nstatic const struct eyas_param eyas_params[").append(size).append("] = {\n");
    int next = 0;
    for (Map.Entry<EventType, List<Source>> entry : sources.entrySet()) {
      first.put(entry.getKey(), next);
      next += entry.getValue().size();
      out.append("\t/* ").append(entry.getKey().code()).append(" */\n");
      for (Source source : entry.getValue()) {
        out.append(
            "\t{ EYAS_%s, %s, %d, %d },\n"
                .formatted(upper(source.name()), source.kind(), source.arg(), source.width()));
      }
    }
    out.append("};\n");
  }

  private void appendEvents(StringBuilder out) {
    EventType generic = Events.byCode(GENERIC).orElseThrow();
    String[] entries = new String[MAX_SYSCALLS];
    Arrays.fill(entries, entry(generic, 0));
    for (Syscall syscall : Syscalls.all()) {
      if (syscall.x8664() != null) {
        EventType own = Events.byCode(syscall.exit()).orElse(generic);
        EventType event = sources.containsKey(own) ? own : generic;
        entries[syscall.x8664()] = entry(event, syscall.code());
      }
    }
    out.append("\nstatic const struct eyas_event eyas_events[] = {\n");
    for (int number = 0; number < MAX_SYSCALLS; number++) {
      out.append("\t[%d] = %s,\n".formatted(number, entries[number]));
    }
    EventType exit = Events.byCode(PROCESS_EXIT).orElseThrow();
    out.append("};\n\nstatic const struct eyas_event eyas_exit_event = ");
    out.append(entry(exit, 0)).append(";\n");
  }

  private String entry(EventType event, int code) {
    return "{ %d, %d, %d, %d }"
        .formatted(event.id(), code, first.get(event), event.params().size());
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}

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
import java.util.TreeMap;
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
  private static final Pattern PARAM = Pattern.compile("(\\w+)=(\\w+?)(?:\\((\\d)(?:\\+(\\d+))?\\))?");
  private static final String PREFIX = "PPME_";
  private static final int MAX_SYSCALLS = 512;
  private static final String GENERIC = "PPME_GENERIC_X";
  private static final Map<String, String> TRACEPOINTS =
      new TreeMap<>(
          Map.of(
              "eyas_exit_event", "PPME_PROCEXIT_1_E",
              "eyas_signal_event", "PPME_SIGNALDELIVER_E",
              "eyas_switch_event", "PPME_SCHEDSWITCH_6_E",
              "eyas_fault_event", "PPME_PAGE_FAULT_E"));

  /** Tables of names that the probe's code uses. */
  private static final List<String> ENUMS =
      List.of(
          "file_flags", "creat_flags", "clone_flags", "execve_flags", "openat2_flags",
          "unlinkat_flags", "fchownat_flags", "prot_flags", "mmap_flags", "semget_flags",
          "semop_flags", "epoll_create1_flags", "pidfd_open_flags", "delete_module_flags",
          "io_uring_setup_flags", "pf_flags", "fcntl_commands", "ptrace_requests",
          "semctl_commands", "sockopt_levels", "sockopt_options", "quotactl_cmds",
          "quotactl_types", "quotactl_quota_fmts", "quotactl_dqi_flags");

  /** Sources that need the process alone; other numbers depend on the call. */
  private static final Set<String> PROCESS_SOURCES =
      Set.of(
          "tid", "pid", "ptid", "vtid", "vpid", "pgid", "vpgid", "uid", "gid", "loginuid",
          "cap_inheritable", "cap_permitted", "cap_effective", "fdlimit", "pgft_maj", "pgft_min",
          "vm_size", "vm_rss", "vm_swap", "tty", "exe_flags", "exe_ino", "exe_ctime", "exe_mtime",
          "pidns_start", "exit_status", "exit_ret", "exit_signal", "exit_core", "exit_reaper");

  private record Source(String name, int arg, int offset, Param param) {
    int width() {
      return switch (param.type()) {
        case INT8, UINT8, FLAGS8, ENUMFLAGS8, SIGTYPE, BOOL -> 1;
        case INT16, UINT16, SYSCALLID, FLAGS16, ENUMFLAGS16, PORT -> 2;
        case INT32, UINT32, FLAGS32, ENUMFLAGS32, UID, GID, MODE, SIGSET -> 4;
        case INT64, UINT64, ERRNO, FD, PID, RELTIME, ABSTIME -> 8;
        default -> 0;
      };
    }

    String kind() {
      if (width() == 0) {
        return "EYAS_BYTES";
      }
      return PROCESS_SOURCES.contains(name) ? "EYAS_PROCESS_NUMBER" : "EYAS_CALL_NUMBER";
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
    String[] words = parts.length == 1 ? new String[0] : expand(parts[1]).split("\\s+");
    sources.put(event, sourcesOf(event, words));
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
      result.add(new Source(word.group(2), number(word.group(3)), number(word.group(4)), param));
    }
    return result;
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
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
    out.append("struct eyas_param { __u8 source, kind, arg, width, offset; };\n");
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
            "\t{ EYAS_%s, %s, %d, %d, %d },\n"
                .formatted(
                    upper(source.name()),
                    source.kind(),
                    source.arg(),
                    source.width(),
                    source.offset()));
      }
    }
    out.append("};\n");
  }

  private void appendEvents(StringBuilder out) {
    EventType generic = Events.byCode(GENERIC).orElseThrow();
    String[] exits = new String[MAX_SYSCALLS];
    String[] enters = new String[MAX_SYSCALLS];
    Arrays.fill(exits, entry(generic, 0));
    for (Syscall syscall : Syscalls.all()) {
      if (syscall.x8664() != null) {
        EventType own = Events.byCode(syscall.exit()).orElse(generic);
        EventType event = sources.containsKey(own) ? own : generic;
        exits[syscall.x8664()] = entry(event, syscall.code());
        Events.byCode(syscall.enter())
            .filter(sources::containsKey)
            .ifPresent(enter -> enters[syscall.x8664()] = entry(enter, syscall.code()));
      }
    }
    appendCalls(out, "eyas_events", exits);
    appendCalls(out, "eyas_enter_events", enters);
    for (Map.Entry<String, String> event : TRACEPOINTS.entrySet()) {
      EventType type = Events.byCode(event.getValue()).orElseThrow();
      out.append("\nstatic const struct eyas_event ").append(event.getKey()).append(" = ");
      out.append(entry(type, 0)).append(";\n");
    }
  }

  private static void appendCalls(StringBuilder out, String table, String[] entries) {
    out.append("\nstatic const struct eyas_event ").append(table).append("[%d] = {\n".formatted(entries.length));
    for (int number = 0; number < entries.length; number++) {
      if (entries[number] != null) {
        out.append("\t[%d] = %s,\n".formatted(number, entries[number]));
      }
    }
    out.append("};\n");
  }

  private String entry(EventType event, int code) {
    return "{ %d, %d, %d, %d }"
        .formatted(event.id(), code, first.get(event), event.params().size());
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}

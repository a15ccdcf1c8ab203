package dev.eyas.sensor.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A thread in the process list of a capture. Each version of the list added fields. */
final class ThreadEntry {
  /** With this many bytes left, the entry has the two fields that came in between. */
  private static final int TAIL_WITH_NAMESPACE_AND_TTY = 29;

  // What Falco's library accepts: it refuses files with longer texts.
  static final int MOST_PATH = 1023;
  private static final int MOST_ARRAY = 4095;

  /** Flags of a clone that makes a thread of the same process: shared files, same thread group. */
  private static final int SECONDARY = 1 | 1 << 13;

  private ThreadEntry() {}

  static ThreadInfo read(EntryInput in, int version) throws IOException {
    EntryEnd end = version >= 9 ? EntryEnd.sized(in) : EntryEnd.unsized(in);
    ThreadInfo thread = new ThreadInfo(in.i64());
    readIdentity(thread, in, version);
    readUse(thread, in, version);
    if (version >= 9) {
      readTail(thread, in, end);
    }
    end.pass();
    return thread;
  }

  private static void readIdentity(ThreadInfo thread, EntryInput in, int version)
      throws IOException {
    thread.pid = in.i64();
    thread.ptid = in.i64();
    thread.sid = version >= 6 ? in.i64() : -1;
    thread.vpgid = version >= 8 ? in.i64() : -1;
    thread.comm = in.text();
    thread.exe = in.text();
    thread.exePath = version >= 7 ? in.text() : "";
    thread.args = split(in.text());
    thread.cwd = Paths.asDirectory(in.text());
    thread.fdLimit = in.i64();
    in.u32(); // Flags of the clone that made it: nothing is derived from them.
    thread.uid = in.u32();
    thread.gid = in.u32();
  }

  private static void readUse(ThreadInfo thread, EntryInput in, int version) throws IOException {
    if (version >= 2) {
      thread.vmSize = in.u32();
      thread.vmRss = in.u32();
      thread.vmSwap = in.u32();
      thread.majorFaults = in.i64();
      thread.minorFaults = in.i64();
    }
    if (version >= 3) {
      thread.env = split(in.text());
    }
    if (version >= 4) {
      thread.vtid = in.i64();
      thread.vpid = in.i64();
      thread.cgroups = Cgroups.rename(split(in.text()));
    }
    if (version >= 5) {
      thread.root = in.text();
    }
  }

  private static void readTail(ThreadInfo thread, EntryInput in, EntryEnd end) throws IOException {
    if (end.remaining() > TAIL_WITH_NAMESPACE_AND_TTY) {
      thread.pidNamespaceStart = in.i64();
      thread.tty = in.u32();
    }
    thread.loginUid = loginUid(number(in, end, Integer.BYTES, ThreadInfo.NO_ID));
    thread.exeWritable = number(in, end, 1, 0) != 0;
    thread.capInheritable = number(in, end, Long.BYTES, 0);
    thread.capPermitted = number(in, end, Long.BYTES, 0);
    thread.capEffective = number(in, end, Long.BYTES, 0);
    thread.exeUpperLayer = number(in, end, 1, 0) != 0;
    thread.exeInode = number(in, end, Long.BYTES, 0);
    thread.exeInodeCtime = number(in, end, Long.BYTES, 0);
    thread.exeInodeMtime = number(in, end, Long.BYTES, 0);
    thread.exeFromMemfd = number(in, end, 1, 0) != 0;
    thread.exeLowerLayer = number(in, end, 1, 0) != 0;
    thread.pgid = number(in, end, Long.BYTES, -1);
  }

  /** The next field, or its default if the entry's writer did not know it yet. */
  private static long number(EntryInput in, EntryEnd end, int width, long missing)
      throws IOException {
    if (end.remaining() < width) {
      return missing;
    }
    return switch (width) {
      case 1 -> in.u8();
      case Integer.BYTES -> in.u32();
      default -> in.i64();
    };
  }

  private static long loginUid(long uid) {
    return uid == ThreadInfo.NO_ID ? -1 : uid;
  }

  /** Writes an entry of the current version, 9. */
  static void write(ThreadInfo thread, EntryOutput out) {
    int start = out.beginEntry();
    out.i64(thread.tid).i64(thread.pid).i64(thread.ptid).i64(thread.sid).i64(thread.vpgid);
    out.text(thread.comm, MOST_PATH).text(thread.exe, MOST_PATH).text(thread.exePath, MOST_PATH);
    out.text(join(thread.args), MOST_ARRAY).text(withoutSlash(thread.cwd()), MOST_PATH);
    out.i64(thread.fdLimit).u32(thread.isMain() ? 0 : SECONDARY);
    out.u32(thread.uid).u32(thread.gid);
    out.u32(thread.vmSize).u32(thread.vmRss).u32(thread.vmSwap);
    out.i64(thread.majorFaults).i64(thread.minorFaults);
    out.text(join(thread.env()), MOST_ARRAY).i64(thread.vtid).i64(thread.vpid);
    out.text(join(thread.cgroups), MOST_ARRAY).text(thread.root, MOST_PATH);
    out.i64(thread.pidNamespaceStart).u32(thread.tty).u32(thread.loginUid);
    out.u8(thread.exeWritable ? 1 : 0);
    out.i64(thread.capInheritable).i64(thread.capPermitted).i64(thread.capEffective);
    out.u8(thread.exeUpperLayer ? 1 : 0);
    out.i64(thread.exeInode).i64(thread.exeInodeCtime).i64(thread.exeInodeMtime);
    out.u8(thread.exeFromMemfd ? 1 : 0).u8(thread.exeLowerLayer ? 1 : 0).i64(thread.pgid);
    out.endEntry(start);
  }

  private static String withoutSlash(String directory) {
    return directory.length() > 1 && directory.endsWith("/")
        ? directory.substring(0, directory.length() - 1)
        : directory;
  }

  /** Strings with a NUL behind each. */
  private static String join(List<String> parts) {
    StringBuilder joined = new StringBuilder();
    parts.forEach(part -> joined.append(part).append('\0'));
    return joined.toString();
  }

  /** The strings of a NUL-separated array; one empty string alone is none. */
  private static List<String> split(String text) {
    if (text.equals("\0")) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int nul = text.indexOf('\0', from);
      int end = nul < 0 ? text.length() : nul;
      parts.add(text.substring(from, end));
      from = end + 1;
    }
    return List.copyOf(parts);
  }
}

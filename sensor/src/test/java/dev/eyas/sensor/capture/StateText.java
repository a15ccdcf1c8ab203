package dev.eyas.sensor.capture;

import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A state as text, to compare two. */
final class StateText {
  private static final int DESCRIPTORS = 1024;

  private StateText() {}

  static Map<Long, String> of(SystemState state) {
    Map<Long, String> threads = new TreeMap<>();
    state.threads().forEach(thread -> threads.put(thread.tid(), thread(thread, state)));
    return threads;
  }

  private static String thread(ThreadInfo t, SystemState state) {
    StringBuilder text = new StringBuilder();
    List<Object> fields =
        List.of(
            t.pid(),
            t.parentTid(),
            t.vtid(),
            t.vpid(),
            t.sid(),
            t.pgid(),
            t.vpgid(),
            t.comm(),
            t.exe(),
            t.exePath(),
            t.args(),
            t.env(),
            t.cgroups(),
            t.cwd(),
            t.uid(),
            t.gid(),
            t.loginUid(),
            t.tty(),
            t.fdLimit(),
            t.vmSize(),
            t.majorFaults(),
            t.capEffective(),
            t.exeInode(),
            t.isExeWritable(),
            t.isExeUpperLayer(),
            t.pidNamespaceStart(),
            t.liveThreads(),
            t.parent() == null ? "no parent" : t.parent().tid());
    text.append(fields).append(state.accounts().user(t.uid())).append('\n');
    for (int number = 0; t.isMain() && number < DESCRIPTORS; number++) {
      FdInfo fd = t.fds().get(number);
      if (fd != null) {
        text.append("  ").append(number).append(' ').append(descriptor(fd)).append('\n');
      }
    }
    return text.toString();
  }

  private static String descriptor(FdInfo fd) {
    return fd.type().label()
        + ' '
        + fd.name()
        + ' '
        + fd.l4Proto()
        + ' '
        + fd.inode()
        + ' '
        + fd.isServer()
        + ' '
        + fd.isConnected()
        + ' '
        + Arrays.toString(fd.source())
        + fd.sourcePort()
        + Arrays.toString(fd.destination())
        + fd.destinationPort();
  }
}

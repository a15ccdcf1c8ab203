package dev.eyas.sensor.kernel;

import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the events of a program's process, from its exec on, and of those that it begets. */
final class Descendants {
  private static final Set<String> BIRTHS = Set.of("clone", "clone3", "fork", "vfork");

  private final String exe;
  private final Set<Long> tids = new HashSet<>();
  private final List<RecordedEvent> events = new ArrayList<>();

  Descendants(String exe) {
    this.exe = exe;
  }

  List<RecordedEvent> events() {
    return events;
  }

  /** Looks at each event of the machine, in order. */
  void look(Event event, int cpu) {
    if (tids.contains(event.tid()) || joins(event, cpu)) {
      events.add(RecordedEvent.of(event, cpu));
    }
  }

  private boolean joins(Event event, int cpu) {
    String name = Events.get(event.type()).name();
    if (!name.equals("execve") && !BIRTHS.contains(name)) {
      return false;
    }
    RecordedEvent recorded = RecordedEvent.of(event, cpu);
    boolean isMember =
        recorded.number("res") == 0
            && (name.equals("execve")
                ? exe.equals(recorded.string("exe"))
                : tids.contains(recorded.number("ptid")));
    return isMember && tids.add(event.tid());
  }
}

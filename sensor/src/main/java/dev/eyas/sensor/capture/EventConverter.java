package dev.eyas.sensor.capture;

import dev.eyas.catalog.Conversion;
import dev.eyas.catalog.Conversion.Action;
import dev.eyas.catalog.Conversion.Origin;
import dev.eyas.catalog.Conversion.Source;
import dev.eyas.catalog.Conversions;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Event;
import java.util.List;

/**
 * Turns events of older schemas into those of the current one, so that everything behind it knows
 * one schema only. An event that is current passes through untouched; nothing is allocated in
 * steady state.
 */
final class EventConverter {
  private final Conversion[][] byTypeAndCount =
      new Conversion[EventType.COUNT][Event.MAX_PARAMS + 1];
  private final EventType[][] targets = new EventType[EventType.COUNT][Event.MAX_PARAMS + 1];
  private final boolean[] managed = new boolean[EventType.COUNT];
  private final boolean[] old = new boolean[EventType.COUNT];
  private final EnterEvents entered = new EnterEvents();
  private final EventDraft[] drafts = {new EventDraft(), new EventDraft()};

  EventConverter() {
    for (Conversion conversion : Conversions.all()) {
      int type = Events.byCode(conversion.type()).orElseThrow().id();
      byTypeAndCount[type][conversion.params()] = conversion;
      if (conversion.action() == Action.CHANGE_TYPE) {
        targets[type][conversion.params()] = Events.byCode(conversion.to()).orElseThrow();
      }
    }
    for (EventType type : Events.all()) {
      managed[type.id()] = type.has(Flag.CONVERTER_MANAGED);
      old[type.id()] = type.has(Flag.OLD_VERSION);
    }
  }

  /** Forgets the enter events: another capture begins. */
  void restart() {
    entered.clear();
  }

  /**
   * @return the event as it is today, valid until the next call, or null if nobody is to see it
   */
  Event convert(Event event) {
    Event current = event;
    for (int step = 0; ; step++) {
      EventType type = Events.get(current.type());
      if (!isOutdated(type, current.paramCount())) {
        return current;
      }
      Conversion conversion = byTypeAndCount[type.id()][current.paramCount()];
      if (conversion == null) {
        return type.isEnter() ? null : current;
      }
      Action action = conversion.action();
      if (action == Action.STORE || action == Action.STORE_AND_PASS) {
        entered.put(current);
      }
      switch (action) {
        case STORE:
          return null;
        case PASS, STORE_AND_PASS:
          return current;
        default:
          current = build(drafts[step & 1], conversion, current);
      }
    }
  }

  private boolean isOutdated(EventType type, int count) {
    if (!managed[type.id()]) {
      return type.isEnter() && old[type.id()];
    }
    return type.isEnter() || old[type.id()] || count != type.params().size();
  }

  private Event build(EventDraft draft, Conversion conversion, Event event) {
    List<Source> sources = conversion.sources();
    int count = event.paramCount();
    EventType target = targets[event.type()][count];
    if (target != null) {
      draft.begin(event, target, sources.size());
    } else {
      draft.begin(event, Events.get(event.type()), count + sources.size());
      for (int i = 0; i < count; i++) {
        draft.add(event, i);
      }
    }
    Event enter = entered.of(event);
    boolean usesEnter = false;
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      add(draft, source, event, enter);
      usesEnter |= source.origin() == Origin.ENTER;
    }
    if (usesEnter && enter != null) {
      entered.used(event.tid());
    }
    return draft.finish();
  }

  private static void add(EventDraft draft, Source source, Event old, Event enter) {
    switch (source.origin()) {
      case OLD -> draft.add(old, source.index());
      case DEFAULT -> draft.addDefault();
      case EMPTY -> draft.addAbsent();
      case CONTAINER_JSON -> draft.add(ContainerEvents.json(old));
      case ENTER -> {
        if (enter != null) {
          draft.add(enter, source.index());
        } else if (source.otherwise() == Origin.EMPTY) {
          draft.addAbsent();
        } else {
          draft.addDefault();
        }
      }
    }
  }
}

package dev.eyas.sensor.state;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Event;
import java.util.BitSet;
import java.util.Set;

/**
 * Keeps the state in step with the events. {@link #before} applies what an event made, so that
 * rules see its outcome; {@link #after} takes away what it ended, so that rules could still see it.
 */
public final class StateTracker {
  /** Applies one kind of event. */
  @FunctionalInterface
  interface Handler {
    void apply(EventContext context);
  }

  /** Events that nobody's call caused. */
  private static final Set<String> NOTES =
      Set.of(
          "PPME_ASYNCEVENT_E",
          "PPME_CONTAINER_JSON_2_E",
          "PPME_GROUP_ADDED_E",
          "PPME_GROUP_DELETED_E",
          "PPME_PLUGINEVENT_E",
          "PPME_USER_ADDED_E",
          "PPME_USER_DELETED_E");

  private final boolean[] hidden = new boolean[EventType.COUNT];

  /**
   * Types whose thread need not be known: forks tell of it themselves, one that ends is gone from
   * where it would be looked up.
   */
  private final boolean[] unasked = new boolean[EventType.COUNT];

  /** Types of no thread. */
  private final boolean[] threadless = new boolean[EventType.COUNT];

  private final Handler[] before = new Handler[EventType.COUNT];
  private final Handler[] after = new Handler[EventType.COUNT];
  private final BitSet required = new BitSet(EventType.COUNT);
  private final EventContext context;

  public StateTracker(SystemState system) {
    context = new EventContext(system);
    for (EventType type : Events.all()) {
      hidden[type.id()] = isHidden(type);
      threadless[type.id()] = NOTES.contains(type.code());
      unasked[type.id()] = type.has(Flag.SKIPPARSERESET) || ThreadEvents.speaksForItself(type);
    }
    new ThreadEvents(system).register(this);
    new FdEvents(this);
    new SocketEvents(this);
  }

  /** The event in hand; what {@link #before} fills. */
  public EventContext context() {
    return context;
  }

  /**
   * Turns to an event and applies what it made.
   *
   * @return false if rules cannot see it: an enter event, or one of an unknown type
   */
  public boolean before(Event event, int cpu) {
    if (!context.wrap(event, cpu)) {
      return false;
    }
    EventType type = context.type();
    Handler handler = before[type.id()];
    context.thread = findThread(type, event.tid());
    int fdParam = EventLayout.fdParam(type);
    if (fdParam >= 0) {
      context.fdNumber = context.params().number(fdParam, -1);
      context.fd = context.thread == null ? null : context.thread.fds().get(context.fdNumber);
      if (context.fd != null) {
        context.fd.beginEvent();
      }
    }
    if (handler != null) {
      handler.apply(context);
    }
    return !hidden[type.id()];
  }

  /** Takes away what the event in hand ended. */
  public void after() {
    Handler handler = after[context.type().id()];
    if (handler != null) {
      handler.apply(context);
    }
  }

  /** The event types that the state cannot be kept without. */
  public BitSet needed() {
    return (BitSet) required.clone();
  }

  void onBefore(String code, Handler handler) {
    int type = Events.byCode(code).orElseThrow().id();
    before[type] = handler;
    required.set(type);
  }

  void onAfter(String code, Handler handler) {
    int type = Events.byCode(code).orElseThrow().id();
    after[type] = handler;
    required.set(type);
  }

  /** For what is good to know when the event comes anyway, and not worth asking for it. */
  void ifSeen(String code, Handler handler) {
    before[Events.byCode(code).orElseThrow().id()] = handler;
  }

  private ThreadInfo findThread(EventType type, long tid) {
    if (threadless[type.id()]) {
      return null;
    }
    ThreadTable threads = context.system().threads();
    return unasked[type.id()] ? threads.find(tid) : threads.findOrLoad(tid);
  }

  /** Enter events only say what a call was given; rules see its exit. */
  private static boolean isHidden(EventType type) {
    boolean isOld = type.isEnter() && type.has(Flag.OLD_VERSION);
    boolean opens = type.isEnter() && type.has(Flag.CREATES_FD);
    return isOld || opens || type.code().equals("PPME_SOCKET_CONNECT_E");
  }
}

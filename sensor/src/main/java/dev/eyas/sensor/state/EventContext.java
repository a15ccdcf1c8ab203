package dev.eyas.sensor.state;

import dev.eyas.catalog.EventType;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.Params;

/**
 * The event in hand, with the thread and the descriptor that it is about. One object, turned from
 * event to event.
 */
public final class EventContext {
  private final SystemState system;
  private final Params params = new Params();
  private Event event;
  private int cpu;
  private long number;
  private long firstTime;
  private long currentTime;

  ThreadInfo thread;
  FdInfo fd;
  long fdNumber = -1;

  public EventContext(SystemState system) {
    this.system = system;
  }

  /**
   * Turns to the next event.
   *
   * @return false if its type is unknown: it cannot be read
   */
  boolean wrap(Event event, int cpu) {
    this.event = event;
    this.cpu = cpu;
    currentTime = event.timestamp();
    number++;
    params.wrap(event);
    if (firstTime == 0 && params.type() != null && !isNote(params.type())) {
      firstTime = currentTime;
    }
    thread = null;
    fd = null;
    fdNumber = -1;
    return params.type() != null;
  }

  /** Whether events of a type are notes about the node that the kernel did not make. */
  private static boolean isNote(EventType type) {
    return type.categories().contains("METAEVENT");
  }

  /** As {@link DescriptorPool#descriptor}. */
  FdInfo newDescriptor(FdType type, String name) {
    return system.threads().descriptors().descriptor(type, name);
  }

  /** A descriptor of its own for the same file as another. */
  FdInfo newDescriptor(FdInfo like) {
    FdInfo made = newDescriptor(like.type, "");
    made.copyFrom(like);
    return made;
  }

  public Event event() {
    return event;
  }

  public EventType type() {
    return params.type();
  }

  public Params params() {
    return params;
  }

  public int cpu() {
    return cpu;
  }

  /** Running number of the event, from 1. */
  public long number() {
    return number;
  }

  /** Nanoseconds since the epoch. */
  public long time() {
    return currentTime;
  }

  /** Time of the first event that the kernel made; 0 before it. */
  public long firstTime() {
    return firstTime;
  }

  public SystemState system() {
    return system;
  }

  /** The thread that caused the event, or null if it is not known. */
  public ThreadInfo thread() {
    return thread;
  }

  /** The descriptor that the event makes, uses or closes, or null. */
  public FdInfo fd() {
    return fd;
  }

  /** Its number, also when nothing is known of it; -1: none. */
  public long fdNumber() {
    return fdNumber;
  }

  /** Whether this event gave the descriptor another name. */
  public boolean isFdNameChanged() {
    return fd != null && fd.isNameChanged();
  }
}

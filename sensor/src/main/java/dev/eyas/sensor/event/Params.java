package dev.eyas.sensor.event;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.ParamType;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Reads the parameters of the event in hand by their types. A parameter that the event is too short
 * to have reads as an absent one.
 */
public final class Params {
  /** Of each type's parameters, which are numbers with a sign. */
  private static final boolean[][] SIGNED = new boolean[EventType.COUNT][];

  static {
    for (EventType type : Events.all()) {
      SIGNED[type.id()] = new boolean[type.params().size()];
      for (int i = 0; i < type.params().size(); i++) {
        SIGNED[type.id()][i] = isSigned(type.params().get(i).type());
      }
    }
  }

  private final StringPool strings = new StringPool();
  private final TextListPool lists = new TextListPool(strings);
  private final AddressPool addresses = new AddressPool();
  private Event event;
  private EventType type;
  private boolean[] signed;

  /** Turns to the next event. */
  public void wrap(Event event) {
    this.event = event;
    int id = event.type();
    boolean isKnown = id < EventType.COUNT;
    type = isKnown ? Events.get(id) : null;
    signed = isKnown ? SIGNED[id] : null;
  }

  /** The event's type, or null if it is newer than the catalogue. */
  public EventType type() {
    return type;
  }

  /** How many parameters the event carries; older events have fewer than their type. */
  public int count() {
    return event.paramCount();
  }

  /** Whether the parameter has a value. */
  public boolean has(int index) {
    return length(index) > 0;
  }

  /** Length in bytes; 0: absent. */
  public int length(int index) {
    return index >= 0 && index < event.paramCount() ? event.paramLength(index) : 0;
  }

  /** A number, widened by its type's sign; 0 when absent. */
  public long number(int index) {
    int length = length(index);
    return length == 0 ? 0 : number(event.paramOffset(index), length, isSigned(index));
  }

  /** A number, or {@code absent} if the parameter is. */
  public long number(int index, long absent) {
    return has(index) ? number(index) : absent;
  }

  /**
   * A number inside a parameter, such as a dynamic one's value.
   *
   * @param from first byte, relative to the parameter's
   * @param length bytes: 1, 2, 4 or 8; any other reads as 0
   */
  public long number(int index, int from, int length, ParamType as) {
    return length == 0 ? 0 : number(event.paramOffset(index) + from, length, isSigned(as));
  }

  private long number(int at, int length, boolean signed) {
    ByteBuffer buffer = event.buffer();
    return switch (length) {
      case 1 -> signed ? buffer.get(at) : Byte.toUnsignedLong(buffer.get(at));
      case 2 -> signed ? buffer.getShort(at) : Short.toUnsignedLong(buffer.getShort(at));
      case 4 -> signed ? buffer.getInt(at) : Integer.toUnsignedLong(buffer.getInt(at));
      case 8 -> buffer.getLong(at);
      default -> 0;
    };
  }

  /** A byte string up to its first NUL; empty when absent. */
  public String text(int index) {
    return textAt(index, 0);
  }

  /** As {@link #text(int)}, from a position inside the parameter. */
  public String textAt(int index, int from) {
    int length = length(index) - from;
    if (length <= 0) {
      return "";
    }
    ByteBuffer buffer = event.buffer();
    int at = event.paramOffset(index) + from;
    return strings.get(buffer, at, BufferBytes.beforeNul(buffer, at, length));
  }

  /** All bytes as a byte string. */
  public String bytes(int index) {
    int length = length(index);
    return length == 0 ? "" : strings.get(event.buffer(), event.paramOffset(index), length);
  }

  /** The byte strings of a NUL-separated array. */
  public List<String> texts(int index) {
    int length = length(index);
    return length == 0 ? List.of() : lists.get(event.buffer(), event.paramOffset(index), length);
  }

  /**
   * One byte of a parameter.
   *
   * @param at relative to the parameter's first
   */
  public int byteAt(int index, int at) {
    return Byte.toUnsignedInt(event.buffer().get(event.paramOffset(index) + at));
  }

  /**
   * An internet address in a parameter; not to be changed.
   *
   * @param from its first byte, relative to the parameter's
   * @param length 4 or 16
   */
  byte[] address(int index, int from, int length) {
    return addresses.get(event.buffer(), event.paramOffset(index) + from, length);
  }

  /** As {@link AddressPool#unmapped}. */
  byte[] unmapped(byte[] address) {
    return addresses.unmapped(address);
  }

  private boolean isSigned(int index) {
    return signed != null && index < signed.length && signed[index];
  }

  private static boolean isSigned(ParamType type) {
    return switch (type) {
      case INT8, INT16, INT32, INT64, ERRNO, FD, FD32, PID, PID32 -> true;
      default -> false;
    };
  }
}

package dev.eyas.sensor.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.eyas.catalog.Conversion;
import dev.eyas.catalog.Conversion.Action;
import dev.eyas.catalog.Conversion.Origin;
import dev.eyas.catalog.Conversion.Source;
import dev.eyas.catalog.Conversions;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.ParamType;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each row of the table of conversions, by an event whose parameters all differ: what becomes of it
 * is put together from the rows, on lists of byte strings, and compared byte by byte.
 */
class ConversionRowsTest {
  private static final long TIME = 1_700_000_000_000_000_017L;
  private static final long TID = 4711;
  private static final byte[] ABSENT = {};

  private final Map<String, Conversion> rows = new HashMap<>();
  private final EventConverter converter = new EventConverter();

  /** An event as the rows speak of it. */
  private record Plain(EventType type, List<byte[]> params) {}

  ConversionRowsTest() {
    Conversions.all().forEach(row -> rows.put(key(row.type(), row.params()), row));
  }

  @Test
  void eachRowIsFollowed() {
    Map<Action, Integer> counts = new EnumMap<>(Action.class);
    for (Conversion row : Conversions.all()) {
      switch (row.action()) {
        case STORE -> nobodySees(row);
        case PASS, STORE_AND_PASS -> isSeenAsItIs(row);
        case ADD_PARAMS, CHANGE_TYPE -> isBuilt(row);
      }
      counts.merge(row.action(), 1, Integer::sum);
    }
    System.out.println("rows of conversions: " + Conversions.all().size() + ", " + counts);
  }

  private void nobodySees(Conversion row) {
    assertNull(converter.convert(event(plain(row, "old"))), row::toString);
  }

  private void isSeenAsItIs(Conversion row) {
    Event event = event(plain(row, "old"));
    assertSame(event, converter.convert(event), row::toString);
  }

  /** Once without the beginning of the call, once behind it. */
  private void isBuilt(Conversion row) {
    Plain old = plain(row, "old");
    converter.restart();
    check(row, expected(old, null), converter.convert(event(old)));

    Plain enter = enterEventFor(row);
    if (enter != null) {
      converter.restart();
      converter.convert(event(enter));
      check(row, expected(old, enter), converter.convert(event(old)));
    }
  }

  private void check(Conversion row, Plain wanted, Event actual) {
    Conversion last = rowOf(wanted);
    if (last != null && last.action() == Action.STORE) {
      assertNull(actual, row::toString);
      return;
    }
    assertNotNull(actual, row::toString);
    assertEquals(wanted.type().code(), Events.get(actual.type()).code(), row::toString);
    assertEquals(TIME, actual.timestamp());
    assertEquals(TID, actual.tid());
    assertEquals(wanted.params().size(), actual.paramCount(), row::toString);
    for (int i = 0; i < actual.paramCount(); i++) {
      byte[] param = new byte[actual.paramLength(i)];
      actual.buffer().get(actual.paramOffset(i), param);
      String what = row + ", " + wanted.type().params().get(i).name();
      assertArrayEquals(wanted.params().get(i), param, what);
    }
  }

  /** The longest event that is kept of the call's beginning; null if none is. */
  private Plain enterEventFor(Conversion row) {
    EventType exit = Events.byCode(row.type()).orElseThrow();
    if (exit.isEnter()) {
      return null;
    }
    String code = Events.get(exit.id() - 1).code();
    return Conversions.all().stream()
        .filter(each -> each.type().equals(code))
        .filter(each -> each.action() == Action.STORE || each.action() == Action.STORE_AND_PASS)
        .reduce((one, other) -> one.params() > other.params() ? one : other)
        .map(each -> plain(each, "enter"))
        .orElse(null);
  }

  /** Follows the rows until the event is one of today; the call's beginning serves one of them. */
  private Plain expected(Plain old, Plain enter) {
    Plain event = old;
    Plain unused = enter;
    Conversion row = rowOf(event);
    while (row != null && isStep(row)) {
      Plain next = followed(row, event, unused);
      if (row.sources().stream().anyMatch(source -> source.origin() == Origin.ENTER)) {
        unused = null;
      }
      event = next;
      row = rowOf(event);
    }
    return event;
  }

  private Conversion rowOf(Plain event) {
    return rows.get(key(event.type().code(), event.params().size()));
  }

  /** Whether a row makes another event of one. */
  private static boolean isStep(Conversion row) {
    return row.action() == Action.ADD_PARAMS || row.action() == Action.CHANGE_TYPE;
  }

  private static Plain followed(Conversion row, Plain event, Plain enter) {
    boolean changes = row.action() == Action.CHANGE_TYPE;
    EventType type = changes ? Events.byCode(row.to()).orElseThrow() : event.type();
    List<byte[]> params = new ArrayList<>(changes ? List.of() : event.params());
    boolean isItsEnter = enter != null && enter.type().id() == event.type().id() - 1;
    for (Source source : row.sources()) {
      ParamType paramType = type.params().get(params.size()).type();
      params.add(value(source, paramType, event, isItsEnter ? enter : null));
    }
    return new Plain(type, params);
  }

  private static byte[] value(Source source, ParamType type, Plain old, Plain enter) {
    return switch (source.origin()) {
      case OLD -> old.params().get(source.index());
      case EMPTY -> ABSENT;
      case DEFAULT -> defaultOf(type);
      case ENTER -> {
        if (enter != null) {
          yield enter.params().get(source.index());
        }
        yield source.otherwise() == Origin.EMPTY ? ABSENT : defaultOf(type);
      }
      case CONTAINER_JSON ->
          text(
              "{\"container\":{\"id\":\"old 0\",\"type\":1,\"name\":\"old 2\",\"image\":\"old 3\"}}");
    };
  }

  private static byte[] defaultOf(ParamType type) {
    return new byte[type.width()];
  }

  /** An event with as many parameters as the row says, each of which tells its place. */
  private static Plain plain(Conversion row, String name) {
    EventType type = Events.byCode(row.type()).orElseThrow();
    List<byte[]> params = new ArrayList<>();
    for (int i = 0; i < row.params(); i++) {
      int width = type.params().get(i).type().width();
      byte[] number = new byte[width];
      if (width > 0) {
        number[0] = (byte) (name.equals("old") ? i : i + 100);
      }
      params.add(width > 0 ? number : text(name + " " + i));
    }
    return new Plain(type, params);
  }

  private static Event event(Plain plain) {
    String code = plain.type().code().substring("PPME_".length());
    EventBuilder builder = new EventBuilder(code).time(TIME).tid(TID);
    for (int i = 0; i < plain.params().size(); i++) {
      builder.with(i, plain.params().get(i));
    }
    return builder.count(plain.params().size()).build();
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private static String key(String type, int params) {
    return type + "/" + params;
  }
}

package dev.eyas.sensor.filter;

import dev.eyas.catalog.ParamType;
import dev.eyas.sensor.state.EventContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.ToLongFunction;

/** When an event happened. */
public final class TimeFields {
  private static final long SECOND = 1_000_000_000L;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private TimeFields() {}

  static void register(FieldTable table) {
    table.text("evt.time", c -> clock(c.time()));
    table.text("evt.time.s", c -> local(CLOCK, c.time()));
    table.text("evt.outputtime", c -> clock(c.time()));
    table.text("evt.datetime", c -> local(DATE_TIME, c.time()) + fraction(c.time()));
    table.text("evt.datetime.s", c -> local(DATE_TIME, c.time()));
    table.text("evt.time.iso8601", c -> iso(c.time()) + "+0000");
    spans(table, "evt.rawtime", EventContext::time);
    spans(table, "evt.reltime", c -> c.time() - c.firstTime());
    table.withArgument("evt.around", time -> new Around(Constants.number(ParamType.UINT64, time)));
    table.each("evt.deltatime", () -> new SinceLast(1, Long.MAX_VALUE));
    table.each("evt.deltatime.s", () -> new SinceLast(SECOND, Long.MAX_VALUE));
    table.each("evt.deltatime.ns", () -> new SinceLast(1, SECOND));
  }

  /**
   * Local time of day with nanoseconds.
   *
   * @param time nanoseconds since the epoch
   */
  public static String clock(long time) {
    return local(CLOCK, time) + fraction(time);
  }

  /** UTC date and time with nanoseconds, without a zone. */
  public static String iso(long time) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(Math.floorDiv(time, SECOND), 0, ZoneOffset.UTC);
    return ISO.format(utc) + fraction(time);
  }

  /** The time since the same place in a rule was last asked. */
  private static final class SinceLast implements Extractor {
    private final long unit;
    private final long wrap;
    private long last;

    /**
     * @param unit nanoseconds to count in
     * @param wrap where the count starts over
     */
    SinceLast(long unit, long wrap) {
      this.unit = unit;
      this.wrap = wrap;
    }

    @Override
    public boolean extract(EventContext context, Value value) {
      long since = last == 0 ? 0 : context.time() - last;
      last = context.time();
      return value.set(since / unit % wrap);
    }
  }

  private static void spans(FieldTable table, String name, ToLongFunction<EventContext> nanos) {
    table.number(name, nanos);
    table.number(name + ".s", c -> nanos.applyAsLong(c) / SECOND);
    table.number(name + ".ns", c -> nanos.applyAsLong(c) % SECOND);
  }

  private static String local(DateTimeFormatter format, long time) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(time, SECOND));
    return format.format(LocalDateTime.ofInstant(instant, ZoneId.systemDefault()));
  }

  private static String fraction(long time) {
    return "." + String.valueOf(SECOND + Math.floorMod(time, SECOND)).substring(1);
  }
}

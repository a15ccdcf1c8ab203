package dev.eyas.ide.live;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of events as clients get them. */
final class EventTimes {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  private EventTimes() {}

  /**
   * ISO 8601 in UTC with nanoseconds.
   *
   * @param nanos since the epoch
   */
  static String text(long nanos) {
    return ISO.format(Instant.ofEpochSecond(0, nanos));
  }
}

package dev.eyas.ide.live;

import dev.eyas.sensor.control.NearMissReport;

/** From the sensor's report to the client's. */
final class NearMissConverter {
  private NearMissConverter() {}

  /**
   * @param version of the rules that judged the events
   */
  static LiveNearMisses convert(NearMissReport report, int version) {
    return new LiveNearMisses(
        version,
        report.rule(),
        report.studied(),
        report.matched(),
        report.passedOver(),
        report.nearest().stream().map(NearMissConverter::miss).toList());
  }

  private static LiveNearMisses.Miss miss(NearMissReport.Miss miss) {
    return new LiveNearMisses.Miss(
        EventTimes.text(miss.time()),
        miss.eventNumber(),
        miss.eventType(),
        miss.message(),
        miss.held(),
        miss.total());
  }
}

package dev.eyas.sensor.control;

import dev.eyas.sensor.NearMiss;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.filter.Share;
import java.util.List;

/** From the engine's near misses to the protocol's. */
final class NearMissReports {
  private NearMissReports() {}

  static List<NearMissReport> of(List<NearMisses> rules) {
    return rules.stream().map(NearMissReports::report).toList();
  }

  private static NearMissReport report(NearMisses misses) {
    return new NearMissReport(
        misses.generation(),
        misses.rule(),
        misses.studied(),
        misses.matched(),
        misses.passedOver(),
        misses.nearest().stream().map(NearMissReports::miss).toList());
  }

  private static NearMissReport.Miss miss(NearMiss miss) {
    Share share = miss.explanation().share();
    return new NearMissReport.Miss(
        miss.time(),
        miss.eventNumber(),
        miss.eventType(),
        miss.message(),
        share.held(),
        share.total());
  }
}

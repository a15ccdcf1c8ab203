package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what it is told, for tests. */
final class RecordingSink implements AlertSink {
  record Seen(
      String rule,
      int generation,
      String message,
      String text,
      String json,
      Map<String, Object> fields) {}

  final List<Seen> alerts = new ArrayList<>();
  final List<String> failures = new ArrayList<>();

  @Override
  public void alert(Match match) {
    alerts.add(
        new Seen(
            match.rule().name(),
            match.generation(),
            match.message(),
            match.textLine(),
            match.jsonLine(),
            match.fields()));
  }

  @Override
  public void failed(EffectiveRule rule, RuntimeException cause) {
    failures.add(rule.name());
  }

  List<String> rules() {
    return alerts.stream().map(Seen::rule).toList();
  }

  List<String> messages() {
    return alerts.stream().map(Seen::message).toList();
  }
}

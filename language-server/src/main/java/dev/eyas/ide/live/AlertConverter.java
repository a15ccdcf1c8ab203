package dev.eyas.ide.live;

import dev.eyas.sensor.control.Alert;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * From the sensor's alert to the client's. Times and values become text here: a JavaScript client
 * would round 64-bit numbers.
 */
final class AlertConverter {
  private AlertConverter() {}

  /**
   * @param rules the files that the alert's ruleset was made from
   */
  static LiveAlert convert(Alert alert, LoadedRules rules) {
    return new LiveAlert(
        rules.version(),
        alert.rule(),
        alert.priority(),
        EventTimes.text(alert.time()),
        alert.eventNumber(),
        alert.eventType(),
        alert.message(),
        texts(alert.fields()),
        rules.location(alert.source(), alert.offset()).orElse(null));
  }

  private static Map<String, String> texts(Map<String, Object> fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (fields != null) {
      fields.forEach((name, value) -> texts.put(name, Objects.toString(value, LiveAlert.NO_VALUE)));
    }
    return texts;
  }
}

package dev.eyas.ide.live;

import dev.eyas.sensor.control.ExplainedPart;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** From the sensor's explanation, which knows offsets, to the client's, which knows lines. */
final class ExplanationConverter {
  private final LoadedRules rules;

  /**
   * @param rules that judged the event
   */
  ExplanationConverter(LoadedRules rules) {
    this.rules = rules;
  }

  LiveExplanation.Part convert(ExplainedPart part) {
    return new LiveExplanation.Part(
        part.kind(),
        part.text(),
        part.outcome(),
        part.values(),
        part.source(),
        range(part),
        part.parts().stream().map(this::convert).toList());
  }

  private Range range(ExplainedPart part) {
    return new Range(
        position(part.source(), part.offset()),
        position(part.source(), part.offset() + part.length()));
  }

  private Position position(String source, int offset) {
    return rules.position(source, offset).orElseGet(() -> new Position(0, 0));
  }
}

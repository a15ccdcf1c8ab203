package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;

/** A value of an exception's {@code fields}, {@code comps} or {@code values}. */
public sealed interface ExceptionEntry {
  /** A text, which becomes a part of the condition; empty for what is no text. */
  record One(TracedText text) implements ExceptionEntry {
    public String value() {
      return text.text();
    }
  }

  /** A sequence, in which there may be others. */
  record Many(List<ExceptionEntry> entries) implements ExceptionEntry {
    @Override
    public TracedText text() {
      return TracedText.empty();
    }
  }

  /** What it is where Falco expects a text: of a sequence nothing. */
  TracedText text();

  /** Whether it names something. */
  default boolean isGiven() {
    if (this instanceof One one) {
      return !one.text().isEmpty();
    }
    List<ExceptionEntry> entries = ((Many) this).entries();
    return !entries.isEmpty() && entries.get(0).isGiven();
  }
}

package dev.eyas.rules.condition;

import dev.eyas.rules.TracedText;
import dev.eyas.rules.Written;

/**
 * A condition and what it says.
 *
 * @param merged as the files say it together
 * @param text with lists substituted: what the syntax's positions are offsets of
 */
public record ParsedCondition(TracedText merged, TracedText text, Syntax syntax) {
  /** A condition without lists. */
  public ParsedCondition(TracedText text, Syntax syntax) {
    this(text, text, syntax);
  }

  Written written(Syntax node) {
    return new Written(text, node.start(), node.end());
  }
}

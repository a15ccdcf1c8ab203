package dev.eyas.rules.condition;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;

/**
 * A condition's text with lists substituted, and what it says.
 *
 * @param text what the syntax's positions are offsets of
 */
public record ParsedCondition(TracedText text, Syntax syntax) {
  SourceRange origin(Syntax node) {
    return text.range(node.start(), node.end());
  }
}

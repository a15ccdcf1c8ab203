package dev.eyas.rules.condition;

import dev.eyas.rules.TracedText;
import dev.eyas.rules.Written;

/**
 * A condition's text with lists substituted, and what it says.
 *
 * @param text what the syntax's positions are offsets of
 */
public record ParsedCondition(TracedText text, Syntax syntax) {
  Written written(Syntax node) {
    return new Written(text, node.start(), node.end());
  }
}

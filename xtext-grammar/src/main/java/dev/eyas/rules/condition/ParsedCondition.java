package dev.eyas.rules.condition;

import dev.eyas.rules.TracedText;
import dev.eyas.rules.Written;
import java.util.List;

/**
 * A condition and what it says.
 *
 * @param merged as the files say it together
 * @param text with lists substituted: what the syntax's positions are offsets of
 * @param leaves the syntax's comparisons and macro references, in the order in which they are
 *     written
 */
public record ParsedCondition(
    TracedText merged, TracedText text, Syntax syntax, List<Syntax> leaves) {
  public ParsedCondition(TracedText merged, TracedText text, Syntax syntax) {
    this(merged, text, syntax, SyntaxWalk.leaves(syntax));
  }

  /** A condition without lists. */
  public ParsedCondition(TracedText text, Syntax syntax) {
    this(text, text, syntax);
  }

  Written written(Syntax node) {
    return new Written(text, node.start(), node.end());
  }
}

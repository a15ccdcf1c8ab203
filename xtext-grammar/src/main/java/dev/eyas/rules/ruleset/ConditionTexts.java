package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.ParsedCondition;
import dev.eyas.rules.condition.SyntaxError;

/** From the merged text of a condition to what it says: lists first, then the grammar. */
final class ConditionTexts {
  private final ConditionParser parser;
  private final ListSubstitution lists;

  ConditionTexts(ConditionParser parser, ListSubstitution lists) {
    this.parser = parser;
    this.lists = lists;
  }

  /**
   * @param context the place of the condition's value
   * @throws LoadFailure with LOAD_ERR_COMPILE_CONDITION
   */
  ParsedCondition parse(TracedText condition, Context context) {
    TracedText text = lists.apply(condition);
    if (text.length() > ListSubstitution.MAX_LENGTH) {
      throw new LoadFailure(
          LoadCode.LOAD_ERR_COMPILE_CONDITION,
          "condition is longer than %,d characters with its lists in place"
              .formatted(ListSubstitution.MAX_LENGTH),
          context);
    }
    try {
      return new ParsedCondition(text, parser.condition(text.text()));
    } catch (SyntaxError e) {
      throw new LoadFailure(
          LoadCode.LOAD_ERR_COMPILE_CONDITION,
          e.getMessage(),
          context.inCondition(
              text.text(),
              TextPosition.of(text.text(), e.offset()),
              text.range(e.offset(), e.offset() + 1)));
    }
  }
}

package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.ParsedCondition;
import dev.eyas.rules.condition.ReservedName;
import dev.eyas.rules.condition.SyntaxError;

/**
 * From the merged text of a condition to what it says: lists first, then the grammar. A condition
 * that was read before, with the same lists, gives the same object again.
 */
final class ConditionTexts {
  /**
   * @param text with its lists in place
   */
  record Known(ListSubstitution.Substituted text, ParsedCondition parsed) {}

  private final ConditionParser parser;
  private final ListSubstitution lists;
  private final Remembered<TracedText, Known> known;

  ConditionTexts(
      ConditionParser parser, ListSubstitution lists, Remembered<TracedText, Known> known) {
    this.parser = parser;
    this.lists = lists;
    this.known = known;
  }

  /**
   * @param context the place of the condition's value
   * @throws LoadFailure with LOAD_ERR_COMPILE_CONDITION
   */
  ParsedCondition parse(TracedText condition, Context context) {
    Known earlier = known.get(condition);
    if (earlier == null || !lists.confirms(earlier.text())) {
      ListSubstitution.Substituted text = lists.apply(condition);
      earlier = known.put(condition, new Known(text, parsed(condition, text.text(), context)));
    }
    return earlier.parsed();
  }

  private ParsedCondition parsed(TracedText condition, TracedText text, Context context) {
    if (text.length() > ListSubstitution.MAX_LENGTH) {
      throw new LoadFailure(
          LoadCode.LOAD_ERR_COMPILE_CONDITION,
          "condition is longer than %,d characters with its lists in place"
              .formatted(ListSubstitution.MAX_LENGTH),
          context);
    }
    try {
      return new ParsedCondition(condition, text, parser.condition(text.text()));
    } catch (ReservedName e) {
      return new ParsedCondition(condition, text, e.asMacro());
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

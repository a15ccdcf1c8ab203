package dev.eyas.rules.ruleset;

import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.condition.OperandResolver;
import dev.eyas.rules.condition.SyntaxError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Checks the shape of exceptions, and gives them the operators that they leave out. */
final class ExceptionCheck {
  private final ConditionParser parser;

  ExceptionCheck(ConditionParser parser) {
    this.parser = parser;
  }

  /**
   * An exception of a rule's definition.
   *
   * @param checkFields false for a rule whose source, and so whose fields, are not known
   */
  RuleException definition(RuleException exception, boolean checkFields) {
    if (!exception.hasFields()) {
      throw fail("Rule exception item must have fields property with a list of fields", exception);
    }
    return complete(exception, checkFields);
  }

  /** A new exception that is added to a rule. */
  RuleException addition(RuleException exception, boolean checkFields) {
    if (!exception.hasFields()) {
      throw fail("Rule exception must have fields property with a list of fields", exception);
    }
    if (exception.values().isEmpty()) {
      throw fail("Rule exception must have values property with a list of values", exception);
    }
    return complete(exception, checkFields);
  }

  /** What is appended to an exception that exists already. */
  static void requireOnlyValues(RuleException exception) {
    if (exception.hasFields()) {
      throw fail("Can not append exception fields to existing exception, only values", exception);
    }
    if (exception.hasComps()) {
      throw fail("Can not append exception comps to existing exception, only values", exception);
    }
  }

  /**
   * An exception that an override puts in the place of others: what its fields and operators are
   * worth Falco sees no earlier than it compiles them.
   */
  static RuleException replacement(RuleException exception) {
    return exception.fields() instanceof ExceptionEntry.Many fields
        ? exception.withComps(operators(exception, fields.entries().size()))
        : exception.withComps(operator(exception));
  }

  private RuleException complete(RuleException exception, boolean checkFields) {
    RuleException complete = replacement(exception);
    if (complete.fields() instanceof ExceptionEntry.Many fields) {
      requireOperators(complete);
      if (checkFields) {
        fields.entries().forEach(field -> requireField(field, exception));
      }
    } else {
      requireListOperator(complete);
      if (checkFields) {
        requireField(exception.fields(), exception);
      }
    }
    return complete;
  }

  private static ExceptionEntry operators(RuleException exception, int count) {
    List<ExceptionEntry> all = new ArrayList<>();
    if (exception.comps() instanceof ExceptionEntry.Many many) {
      many.entries().forEach(entry -> all.add(trimmed(entry)));
    }
    if (!exception.hasComps()) {
      // as Falco does, behind whatever stands there
      ExceptionEntry equal = new ExceptionEntry.One(exception.name().causing("="));
      all.addAll(Collections.nCopies(count, equal));
    }
    if (all.size() != count) {
      throw fail("Fields and comps lists must have equal length", exception);
    }
    return new ExceptionEntry.Many(List.copyOf(all));
  }

  private static ExceptionEntry operator(RuleException exception) {
    ExceptionEntry comps =
        exception.hasComps()
            ? exception.comps()
            : new ExceptionEntry.One(exception.name().causing("in"));
    if (comps instanceof ExceptionEntry.Many) {
      throw fail("Fields and comps must both be strings", exception);
    }
    return trimmed(comps);
  }

  private static ExceptionEntry trimmed(ExceptionEntry entry) {
    return entry instanceof ExceptionEntry.One one
        ? new ExceptionEntry.One(one.text().trim())
        : entry;
  }

  private static void requireOperators(RuleException exception) {
    for (ExceptionEntry comp : ((ExceptionEntry.Many) exception.comps()).entries()) {
      String operator = comp instanceof ExceptionEntry.One one ? one.value() : "";
      if (!ExceptionOperators.exists(operator)) {
        throw fail("'" + operator + "' is not a supported comparison operator", exception);
      }
    }
  }

  private static void requireListOperator(RuleException exception) {
    if (!ExceptionOperators.takesList(exception.comps().text().text())) {
      throw fail(
          "When fields is a single value, comps must be one of (in, pmatch, intersects) or a"
              + " modifier operator (e.g. startswith oneof)",
          exception);
    }
  }

  private void requireField(ExceptionEntry field, RuleException exception) {
    String text = field instanceof ExceptionEntry.One one ? one.value() : "";
    try {
      OperandResolver.left(parser.operand(text));
    } catch (SyntaxError | FilterError e) {
      throw fail("'" + text + "' is not a supported filter field", exception);
    }
  }

  private static LoadFailure fail(String message, RuleException exception) {
    return LoadFailure.content(message, exception.context());
  }
}

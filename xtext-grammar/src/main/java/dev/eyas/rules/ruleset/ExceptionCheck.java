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

  private RuleException complete(RuleException exception, boolean checkFields) {
    return exception.fields() instanceof ExceptionEntry.Many fields
        ? completeMany(exception, fields.entries(), checkFields)
        : completeOne(exception, checkFields);
  }

  private RuleException completeMany(
      RuleException exception, List<ExceptionEntry> fields, boolean checkFields) {
    List<ExceptionEntry> all = new ArrayList<>();
    if (exception.comps() instanceof ExceptionEntry.Many many) {
      all.addAll(many.entries());
    }
    if (!exception.hasComps()) {
      // as Falco does, behind whatever stands there
      ExceptionEntry equal = new ExceptionEntry.One(exception.name().causing("="));
      all.addAll(Collections.nCopies(fields.size(), equal));
    }
    if (all.size() != fields.size()) {
      throw fail("Fields and comps lists must have equal length", exception);
    }
    for (ExceptionEntry comp : all) {
      String operator = comp instanceof ExceptionEntry.One one ? one.value() : "";
      if (!ExceptionOperators.exists(operator)) {
        throw fail("'" + operator + "' is not a supported comparison operator", exception);
      }
    }
    if (checkFields) {
      fields.forEach(field -> requireField(field, exception));
    }
    return exception.withComps(new ExceptionEntry.Many(List.copyOf(all)));
  }

  private RuleException completeOne(RuleException exception, boolean checkFields) {
    ExceptionEntry comps =
        exception.hasComps()
            ? exception.comps()
            : new ExceptionEntry.One(exception.name().causing("in"));
    if (!(comps instanceof ExceptionEntry.One comp)) {
      throw fail("Fields and comps must both be strings", exception);
    }
    if (!ExceptionOperators.takesList(comp.value())) {
      throw fail(
          "When fields is a single value, comps must be one of (in, pmatch, intersects) or a"
              + " modifier operator (e.g. startswith oneof)",
          exception);
    }
    if (checkFields) {
      requireField(exception.fields(), exception);
    }
    return exception.withComps(comps);
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

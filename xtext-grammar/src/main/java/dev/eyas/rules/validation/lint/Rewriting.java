package dev.eyas.rules.validation.lint;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.ConditionCompiler;
import dev.eyas.rules.condition.ConditionError;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.condition.ParsedCondition;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxError;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes comparisons where they are written, and only where the file's text at that place is the
 * comparison: what a list or an exception has put in has no text of its own.
 */
final class Rewriting {
  private static final ConditionCompiler COMPILER = new ConditionCompiler(Map.of());

  private final LintedRules rules;

  Rewriting(LintedRules rules) {
    this.rules = rules;
  }

  /** A fix that writes something else for a comparison; empty where that is not safe. */
  List<Fix> replacing(Condition.Check check, String title, String text) {
    return scalarOf(check)
        .filter(scalar -> isWritable(text, scalar))
        .map(scalar -> Fix.of(title, new TextEdit(check.origin(), text)))
        .stream()
        .toList();
  }

  /** The scalar in which a comparison is written out as it is. */
  Optional<Scalar> scalarOf(Condition.Check check) {
    SourceRange range = check.origin();
    RulesText file = rules.file(range);
    if (file == null || range.length() == 0 || !says(file.text(range), check)) {
      return Optional.empty();
    }
    return file.scalarAt(range.offset())
        .filter(scalar -> range.offset() + range.length() <= scalar.end());
  }

  private boolean says(String text, Condition.Check check) {
    try {
      Syntax syntax = rules.parser().condition(text);
      TracedText traced = TracedText.of(text, new TracedText.Piece("", 0, text.length()), i -> i);
      Condition written = COMPILER.compile(new ParsedCondition(traced, syntax));
      return ConditionPrinter.print(written).equals(ConditionPrinter.print(check));
    } catch (SyntaxError | ConditionError notACondition) {
      return false;
    }
  }

  /** Whether a text means itself within a scalar of this style. */
  private static boolean isWritable(String text, Scalar scalar) {
    return switch (scalar.style()) {
      case LITERAL, FOLDED -> true;
      case PLAIN -> !text.contains(" #") && !text.contains(": ") && !text.endsWith(":");
      case SINGLE_QUOTED -> text.indexOf('\'') < 0;
      case DOUBLE_QUOTED -> text.indexOf('"') < 0 && text.indexOf('\\') < 0;
      case ALIAS -> false;
    };
  }
}

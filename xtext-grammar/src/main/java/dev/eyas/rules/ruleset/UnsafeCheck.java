package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxWalk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Comparisons that depend on what an absent value is printed as. */
final class UnsafeCheck {
  private static final String NO_VALUE = "<NA>";

  private static final Set<Operator> OF_EQUALITY =
      EnumSet.of(
          Operator.EQ,
          Operator.EQ2,
          Operator.NE,
          Operator.IN,
          Operator.INTERSECTS,
          Operator.PMATCH);

  private UnsafeCheck() {}

  /** Falco looks at the fields of two plugins only; of a transformer's fields the last counts. */
  static boolean is(Syntax.Check check) {
    List<String> fields = new ArrayList<>();
    SyntaxWalk.fields(check.left(), fields::add);
    String last = fields.isEmpty() ? "" : fields.get(fields.size() - 1);
    List<String> constants = new ArrayList<>();
    SyntaxWalk.constants(check, constants::add);
    return (last.startsWith("ka.") || last.startsWith("jevt."))
        && OF_EQUALITY.contains(check.operator())
        && constants.contains(NO_VALUE);
  }
}

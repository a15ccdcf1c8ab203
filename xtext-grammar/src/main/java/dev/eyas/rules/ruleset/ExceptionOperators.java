package dev.eyas.rules.ruleset;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import java.util.Optional;

/** The operators that an exception's {@code comps} can name, with list modifiers. */
final class ExceptionOperators {
  private ExceptionOperators() {}

  /** Whether Falco knows the operator, such as {@code startswith} or {@code startswith oneof}. */
  static boolean exists(String comp) {
    return Operator.find(comp.trim()).isPresent() || hasModifier(comp);
  }

  /** Whether a list stands to its right. */
  static boolean takesList(String comp) {
    Optional<Operator> operator = Operator.find(comp.trim());
    boolean list = operator.isPresent() && operator.get().operands() == Operator.Operands.LIST;
    return list || hasModifier(comp);
  }

  private static boolean hasModifier(String comp) {
    String[] words = comp.trim().split("[ \\t\\n\\r\\x08]+");
    return words.length == 2
        && ListModifier.find(words[1]).isPresent()
        && Operator.find(words[0])
            .filter(operator -> operator.operands() == Operator.Operands.STRING)
            .isPresent();
  }
}

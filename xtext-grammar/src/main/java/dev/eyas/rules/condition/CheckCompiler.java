package dev.eyas.rules.condition;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.Written;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Checks one comparison and resolves its sides. */
final class CheckCompiler {
  private static final Set<Operator> CONSTANT_ONLY = EnumSet.of(Operator.PMATCH, Operator.REGEX);
  private static final Set<ParamType> NETWORKS =
      EnumSet.of(ParamType.IPNET, ParamType.IPV4NET, ParamType.IPV6NET);

  private CheckCompiler() {}

  /**
   * @throws FilterError with Falco's message
   */
  static Condition.Check compile(Syntax.Check check, Written written) {
    Operand left = OperandResolver.left(check.left());
    OperatorCheck.require(left, check.operator());
    Right right = right(left, check);
    if (check.operator() != Operator.EXISTS && isAround(left) && !isEquality(check.operator())) {
      throw new FilterError("evt.around supports only '=' comparison operator");
    }
    return new Condition.Check(left, check.operator(), check.modifier(), right, written);
  }

  private static Right right(Operand left, Syntax.Check check) {
    if (check.right() instanceof Syntax.Computed computed) {
      return new Right.Value(otherField(left, check.operator(), computed.call()));
    }
    if (check.right() instanceof Syntax.Values values) {
      values.texts().forEach(value -> ConstantCheck.require(left, check.operator(), value));
      return new Right.Constants(List.copyOf(values.texts()));
    }
    if (check.right() instanceof Syntax.Value value) {
      ConstantCheck.require(left, check.operator(), value.text());
      return new Right.Constant(value.text());
    }
    return new Right.Nothing();
  }

  private static Operand otherField(Operand left, Operator operator, Syntax.Call call) {
    if (CONSTANT_ONLY.contains(operator)) {
      throw new FilterError(
          "operator '" + operator.symbol() + "' doesn't support right-hand side fields");
    }
    if (NETWORKS.contains(left.type())) {
      throw new FilterError(
          "field type '" + left.type() + "' doesn't support right-hand side fields");
    }
    requireComparable(left);
    Operand right = OperandResolver.right(call);
    requireComparable(right);
    if (left.type() != right.type() || left.isList() != right.isList()) {
      throw new FilterError(
          "field '%s' has type '%s' while the right-hand side field '%s' has incompatible type '%s'"
              .formatted(left.text(), left.type(), right.text(), right.type()));
    }
    return right;
  }

  private static void requireComparable(Operand operand) {
    if (operand instanceof Operand.FieldRef field && field.field().has(Field.Flag.NO_RHS)) {
      throw new FilterError(
          "field '" + field.field().name() + "' doesn't support right-hand side fields");
    }
  }

  private static boolean isAround(Operand left) {
    return left instanceof Operand.FieldRef field && field.field().name().equals("evt.around");
  }

  private static boolean isEquality(Operator operator) {
    return operator == Operator.EQ || operator == Operator.EQ2;
  }
}

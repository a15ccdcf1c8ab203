package dev.eyas.sensor.filter;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import dev.eyas.sensor.event.ByteStrings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Compiles the conditions of one ruleset into a network of shared nodes. */
public final class ConditionCompiler {
  private record CheckKey(String left, Operator operator, ListModifier modifier, Object right) {}

  private record LogicKey(String operator, List<Node> operands) {}

  private final OperandCompiler operands;
  private final Map<Object, Node> nodes = new HashMap<>();

  public ConditionCompiler(OperandCompiler operands) {
    this.operands = operands;
  }

  /**
   * @throws UnsupportedRuleException if a field is not extracted or a constant cannot be read
   */
  public CompiledCondition compile(Condition condition) {
    return node(condition);
  }

  private Node node(Condition condition) {
    if (condition instanceof Condition.And and) {
      return logic("and", and.operands(), LogicNodes::and);
    }
    if (condition instanceof Condition.Or or) {
      return logic("or", or.operands(), LogicNodes::or);
    }
    if (condition instanceof Condition.Not not) {
      return logic("not", List.of(not.operand()), each -> LogicNodes.not(each.get(0)));
    }
    if (condition instanceof Condition.MacroUse use) {
      return node(use.body());
    }
    Condition.Check check = (Condition.Check) condition;
    return shared(key(check), () -> compileCheck(check));
  }

  private Node logic(String name, List<Condition> parts, Function<List<Node>, Node> make) {
    List<Node> compiled = parts.stream().map(this::node).toList();
    return shared(new LogicKey(name, compiled), () -> make.apply(compiled));
  }

  private Node shared(Object key, Supplier<Node> make) {
    Node known = nodes.get(key);
    if (known != null) {
      return known;
    }
    Node made = make.get();
    nodes.put(key, made);
    return made;
  }

  private static CheckKey key(Condition.Check check) {
    Object right =
        check.right() instanceof Right.Value value ? value.operand().text() : check.right();
    return new CheckKey(check.left().text(), check.operator(), check.modifier(), right);
  }

  private Node compileCheck(Condition.Check check) {
    Extractor left = operands.compile(check.left());
    if (check.operator() == Operator.EXISTS) {
      return CheckNodes.exists(left);
    }
    if (check.right() instanceof Right.Value value) {
      return compareWith(check, left, value.operand());
    }
    List<String> constants = constants(check.right());
    if (check.left().isList()) {
      List<String> bytes = constants.stream().map(ByteStrings::encode).toList();
      return check.operator() == Operator.INTERSECTS
          ? CheckNodes.someIn(left, bytes)
          : CheckNodes.allIn(left, bytes);
    }
    if (left instanceof AddressName name) {
      return CheckNodes.test(name::address, nameTest(check, name, constants));
    }
    if (left instanceof PairExtractor pair) {
      return CheckNodes.pair(pair, check.operator(), pairTest(check, constants));
    }
    ValueTest test = test(check, constants);
    return left instanceof ChainExtractor chain
        ? CheckNodes.anyInChain(chain, test)
        : CheckNodes.test(left, test);
  }

  private static ValueTest test(Condition.Check check, List<String> constants) {
    ParamType type = check.left().type();
    Operator operator = check.operator();
    if (check.modifier() != null) {
      return ValueTests.modified(
          check.modifier(),
          constants.stream().map(c -> ValueTests.single(type, operator, c)).toList());
    }
    return operator.operands() == Operator.Operands.LIST
        ? ValueTests.anyOf(type, operator, constants)
        : ValueTests.single(type, operator, constants.get(0));
  }

  /**
   * Fields of both ends look at the first constant alone, except that addresses and ports know in.
   */
  private static ValueTest pairTest(Condition.Check check, List<String> constants) {
    if (constants.isEmpty()) {
      return value -> false;
    }
    ParamType type = check.left().type();
    boolean isNet = Kind.of(type) == Kind.NET;
    boolean isList = check.operator().operands() == Operator.Operands.LIST;
    if (isList && !isNet) {
      return ValueTests.anyOf(type, check.operator(), constants);
    }
    return ValueTests.single(type, isList ? Operator.EQ : check.operator(), constants.get(0));
  }

  private static ValueTest nameTest(
      Condition.Check check, AddressName name, List<String> constants) {
    ValueTest any =
        ValueTests.modified(ListModifier.ANYOF, constants.stream().map(name::test).toList());
    return switch (check.operator()) {
      case EQ, EQ2, IN, INTERSECTS -> any;
      case NE -> value -> !any.test(value);
      default ->
          throw new UnsupportedRuleException(
              "'" + check.operator().symbol() + "' does not compare names of addresses");
    };
  }

  private Node compareWith(Condition.Check check, Extractor left, Operand rightOperand) {
    Extractor right = operands.compile(rightOperand);
    if (check.left().isList()) {
      return check.operator() == Operator.INTERSECTS
          ? CheckNodes.compare(
              left, right, (a, b) -> a.list().stream().anyMatch(b.list()::contains))
          : CheckNodes.compare(left, right, (a, b) -> b.list().containsAll(a.list()));
    }
    return CheckNodes.compare(
        left, right, ValueComparisons.of(check.left().type(), check.operator()));
  }

  private static List<String> constants(Right right) {
    if (right instanceof Right.Constant constant) {
      return List.of(constant.value());
    }
    if (right instanceof Right.Constants constants) {
      return constants.values();
    }
    throw new UnsupportedRuleException("nothing to compare with");
  }
}

package dev.eyas.sensor.filter;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.filter.CheckNode.Judge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the conditions of a ruleset into a network of shared nodes. One that is kept shares them
 * with the rulesets before, too: what they have in common is compiled once. For one thread at a
 * time.
 */
public final class ConditionCompiler {
  private final OperandCompiler operands;
  private final Map<String, Slot> slots = new HashMap<>();
  private final NodeTable nodes = new NodeTable();
  private final Meter meter = new Meter();
  private final NetworkPlans plans = new NetworkPlans();
  private final List<Node> conditions = new ArrayList<>();
  private final List<BitSet> eventTypes = new ArrayList<>();

  public ConditionCompiler(OperandCompiler operands) {
    this.operands = operands;
  }

  /** Begins another ruleset. */
  public void begin() {
    conditions.clear();
    eventTypes.clear();
  }

  /**
   * Adds the next rule.
   *
   * @param types numbers of the event types that it is judged for
   * @throws UnsupportedRuleException if a field is not extracted or a constant cannot be read; then
   *     nothing is added
   */
  public void add(Condition condition, BitSet types) {
    conditions.add(node(condition));
    eventTypes.add(types);
  }

  /** The rules added so far, numbered from 0. */
  public Network network() {
    return Network.of(conditions, eventTypes, nodes, plans, meter);
  }

  /** The node of a condition, without adding a rule. */
  Node node(Condition condition) {
    if (condition instanceof Condition.And and) {
      return nodes.and(and.operands().stream().map(this::node).toList());
    }
    if (condition instanceof Condition.Or or) {
      return nodes.or(or.operands().stream().map(this::node).toList());
    }
    if (condition instanceof Condition.Not not) {
      return nodes.not(node(not.operand()));
    }
    if (condition instanceof Condition.MacroUse use) {
      return node(use.body());
    }
    Condition.Check check = (Condition.Check) condition;
    return nodes.shared(Meaning.ofCheck(check), () -> check(check));
  }

  private Slot slot(Operand operand) {
    Slot known = slots.get(operand.text());
    if (known != null) {
      return known;
    }
    Slot made = new Slot(operands.compile(operand));
    slots.put(operand.text(), made);
    return made;
  }

  private CheckNode check(Condition.Check check) {
    Slot slot = slot(check.left());
    boolean isPlain =
        check.operator() != Operator.EXISTS
            && !(check.right() instanceof Right.Value)
            && !check.left().isList()
            && slot.extractor().isSingle();
    int cost = CheckCost.of(check);
    if (!isPlain) {
      return new CheckNode(judge(check, slot), cost, null, null, meter);
    }
    List<String> constants = constants(check.right());
    ValueTest test = test(check, constants);
    return new CheckNode(
        CheckNodes.test(slot, test),
        cost,
        AccessFinder.of(check, slot, constants),
        CheckNodes.typeTest(slot, test),
        meter);
  }

  private Judge judge(Condition.Check check, Slot slot) {
    Extractor left = slot.extractor();
    if (check.operator() == Operator.EXISTS) {
      return CheckNodes.exists(left);
    }
    if (check.right() instanceof Right.Value value) {
      return compareWith(check, slot, slot(value.operand()));
    }
    List<String> constants = constants(check.right());
    if (check.left().isList()) {
      List<String> bytes = constants.stream().map(ByteStrings::encode).toList();
      return check.operator() == Operator.INTERSECTS
          ? CheckNodes.someIn(slot, bytes)
          : CheckNodes.allIn(slot, bytes);
    }
    if (left instanceof Around around) {
      return around.within(Constants.number(check.left().type(), constants.get(0)));
    }
    if (left instanceof AddressName name) {
      return CheckNodes.test(name::address, nameTest(check, name, constants));
    }
    if (left instanceof PairExtractor pair) {
      return CheckNodes.pair(pair, check.operator(), pairTest(check, constants));
    }
    return CheckNodes.anyInChain((ChainExtractor) left, test(check, constants));
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

  private static Judge compareWith(Condition.Check check, Slot left, Slot right) {
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

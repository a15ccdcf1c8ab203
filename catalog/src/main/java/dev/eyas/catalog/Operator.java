package dev.eyas.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparison operators of the condition language, in the order in which Falco lists them. */
public enum Operator {
  EXISTS("exists", Operands.NONE),
  LE("<=", Operands.NUMBER),
  LT("<", Operands.NUMBER),
  GE(">=", Operands.NUMBER),
  GT(">", Operands.NUMBER),
  EQ2("==", Operands.STRING),
  EQ("=", Operands.STRING),
  NE("!=", Operands.STRING),
  GLOB("glob", Operands.STRING),
  IGLOB("iglob", Operands.STRING),
  CONTAINS("contains", Operands.STRING),
  ICONTAINS("icontains", Operands.STRING),
  BCONTAINS("bcontains", Operands.STRING),
  STARTSWITH("startswith", Operands.STRING),
  BSTARTSWITH("bstartswith", Operands.STRING),
  ENDSWITH("endswith", Operands.STRING),
  REGEX("regex", Operands.STRING),
  INTERSECTS("intersects", Operands.LIST),
  IN("in", Operands.LIST),
  PMATCH("pmatch", Operands.LIST);

  /** What the grammar lets stand to the right of an operator. */
  public enum Operands {
    NONE,
    NUMBER,
    STRING,
    LIST
  }

  private static final Map<String, Operator> BY_SYMBOL =
      Stream.of(values()).collect(Collectors.toMap(Operator::symbol, Function.identity()));

  private final String symbol;
  private final Operands operands;

  Operator(String symbol, Operands operands) {
    this.symbol = symbol;
    this.operands = operands;
  }

  /** The operator as written in a condition. */
  public String symbol() {
    return symbol;
  }

  public Operands operands() {
    return operands;
  }

  public static Optional<Operator> find(String symbol) {
    return Optional.ofNullable(BY_SYMBOL.get(symbol));
  }
}

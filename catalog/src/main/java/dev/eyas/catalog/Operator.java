package dev.eyas.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparison operators of the condition language, in the order in which Falco lists them. */
public enum Operator {
  EXISTS("exists", Operands.NONE, "the field has a value"),
  LE("<=", Operands.NUMBER, "at most"),
  LT("<", Operands.NUMBER, "less than"),
  GE(">=", Operands.NUMBER, "at least"),
  GT(">", Operands.NUMBER, "greater than"),
  EQ2("==", Operands.STRING, "equal; the same as ="),
  EQ("=", Operands.STRING, "equal"),
  NE("!=", Operands.STRING, "not equal; false where the field has no value"),
  GLOB("glob", Operands.STRING, "matches a shell pattern; * also matches slashes"),
  IGLOB("iglob", Operands.STRING, "matches a shell pattern, ignoring case"),
  CONTAINS("contains", Operands.STRING, "has the text anywhere in it"),
  ICONTAINS("icontains", Operands.STRING, "has the text anywhere in it, ignoring case"),
  BCONTAINS("bcontains", Operands.STRING, "has the bytes, given in hexadecimal, anywhere in it"),
  STARTSWITH("startswith", Operands.STRING, "begins with the text"),
  BSTARTSWITH("bstartswith", Operands.STRING, "begins with the bytes, given in hexadecimal"),
  ENDSWITH("endswith", Operands.STRING, "ends with the text"),
  REGEX(
      "regex", Operands.STRING, "the whole value matches a regular expression (RE2, POSIX syntax)"),
  INTERSECTS("intersects", Operands.LIST, "shares at least one value with the list"),
  IN("in", Operands.LIST, "is one of the listed values; of a field with several values, all are"),
  PMATCH(
      "pmatch",
      Operands.LIST,
      "one of the listed paths is the value or a directory above it; wildcards allowed");

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
  private final String description;

  Operator(String symbol, Operands operands, String description) {
    this.symbol = symbol;
    this.operands = operands;
    this.description = description;
  }

  /** When a check with this operator holds, in a few words. */
  public String description() {
    return description;
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

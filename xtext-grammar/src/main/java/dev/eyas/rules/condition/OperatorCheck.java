package dev.eyas.rules.condition;

import static dev.eyas.catalog.Operator.*;

import dev.eyas.catalog.Field.OperandClass;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which operators an operand takes, by the type of its values. */
final class OperatorCheck {
  private static final Map<OperandClass, Set<Operator>> ACCEPTED =
      new EnumMap<>(OperandClass.class);

  static {
    ACCEPTED.put(
        OperandClass.NUMERIC, EnumSet.of(EXISTS, EQ, EQ2, NE, LT, LE, GT, GE, IN, INTERSECTS));
    ACCEPTED.put(OperandClass.BOOL, EnumSet.of(EXISTS, EQ, EQ2, NE, IN, INTERSECTS));
    ACCEPTED.put(OperandClass.STRING, EnumSet.complementOf(EnumSet.of(BCONTAINS, BSTARTSWITH)));
    ACCEPTED.put(
        OperandClass.BUFFER,
        EnumSet.of(
            EXISTS,
            EQ,
            EQ2,
            NE,
            CONTAINS,
            STARTSWITH,
            ENDSWITH,
            BCONTAINS,
            BSTARTSWITH,
            IN,
            INTERSECTS));
    ACCEPTED.put(OperandClass.IP, EnumSet.of(EXISTS, EQ, EQ2, NE, IN, INTERSECTS));
    ACCEPTED.put(OperandClass.LIST, EnumSet.of(EXISTS, IN, INTERSECTS));
    ACCEPTED.put(OperandClass.NONE, EnumSet.of(EXISTS));
  }

  private OperatorCheck() {}

  /**
   * @throws FilterError if the operand does not take the operator
   */
  static void require(Operand operand, Operator operator) {
    OperandClass operands = classOf(operand);
    if (ACCEPTED.get(operands).contains(operator)) {
      return;
    }
    String kind =
        switch (operands) {
          case NUMERIC, BOOL -> "for numeric filters";
          case STRING -> "for string filters";
          case BUFFER -> "for buffer filters";
          case IP -> "for ip address and network filters";
          case LIST -> "list filters";
          case NONE -> "for type '" + operand.type() + "'";
        };
    throw new FilterError(
        "filter error: '" + operator.symbol() + "' operator not supported " + kind);
  }

  static OperandClass classOf(Operand operand) {
    return operand.isList() ? OperandClass.LIST : classOf(operand.type());
  }

  private static OperandClass classOf(ParamType type) {
    return switch (type) {
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, ERRNO, FD, FD32, PID, PID32 ->
          OperandClass.NUMERIC;
      case SYSCALLID, SIGTYPE, RELTIME, ABSTIME, PORT, L4PROTO, SOCKFAMILY, MODE, DOUBLE ->
          OperandClass.NUMERIC;
      case FLAGS8, FLAGS16, FLAGS32, ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32 -> OperandClass.NUMERIC;
      case BOOL -> OperandClass.BOOL;
      case CHARBUF, FSPATH, FSRELPATH -> OperandClass.STRING;
      case BYTEBUF -> OperandClass.BUFFER;
      case IPADDR, IPV4ADDR, IPV6ADDR, IPNET, IPV4NET, IPV6NET -> OperandClass.IP;
      default -> OperandClass.NONE;
    };
  }
}

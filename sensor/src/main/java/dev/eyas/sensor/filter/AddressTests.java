package dev.eyas.sensor.filter;

import dev.eyas.catalog.Operator;
import java.util.Arrays;

/** Comparisons of internet addresses; one of the other family is just another address. */
final class AddressTests {
  private AddressTests() {}

  static ValueTest address(Operator operator, String constant) {
    byte[] wanted = Addresses.parse(constant);
    boolean sought = isEquality(operator);
    return value -> Arrays.equals(value.address(), wanted) == sought;
  }

  static ValueTest network(Operator operator, String constant) {
    Addresses.Network network = Addresses.parseNetwork(constant);
    boolean sought = isEquality(operator);
    return value -> network.contains(value.address()) == sought;
  }

  private static boolean isEquality(Operator operator) {
    return switch (operator) {
      case EQ, EQ2, IN, INTERSECTS -> true;
      case NE -> false;
      default ->
          throw new UnsupportedRuleException(
              "'" + operator.symbol() + "' does not compare addresses");
    };
  }
}

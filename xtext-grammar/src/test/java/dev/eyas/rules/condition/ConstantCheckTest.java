package dev.eyas.rules.condition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.eyas.catalog.Operator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantCheckTest {
  @ParameterizedTest
  @CsvSource({
    "evt.num,-1",
    "evt.is_io,true",
    "fd.sport,https",
    "fd.sport,443",
    "fd.sip,10.0.0.1",
    "fd.sip,::1",
    "fd.sip,fe80::1:2",
    "fd.snet,10.0.0.0/8",
    "fd.snet,2001:db8::/32",
    "evt.type,openat",
    "evt.type,container",
  })
  void takes(String field, String value) {
    assertDoesNotThrow(() -> check(field, Operator.EQ, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evt.num|0x10|0x10 is not a valid number",
        "thread.cpu|1.0|1.0 is not a valid number",
        "evt.is_io|1|filter error: unrecognized boolean value 1",
        "fd.sport|nosuch|unrecognized protocol nosuch",
        "fd.sip|10.0.0.256|unrecognized IPv4 address 10.0.0.256",
        "fd.sip|abc|unrecognized IPv6 address abc",
        "fd.snet|10.0.0.1|unrecognized IP network 10.0.0.1",
        "fd.snet|10.0.0.0/33|invalid netmask 33",
        "fd.snet|::/0|invalid v6 netmask: 0",
        "evt.type|nosuch|unknown event type nosuch",
      })
  void refuses(String field, String value, String message) {
    FilterError error = assertThrows(FilterError.class, () -> check(field, Operator.EQ, value));
    assertEquals(message, error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\d", "a\\b", "(?i)a", "(?:a)", "["})
  void refusesPatternsThatPosixLacks(String pattern) {
    assertThrows(FilterError.class, () -> check("fd.name", Operator.REGEX, pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a**",
        "a+?",
        "a*?b",
        "(a|b)++",
        "[[:digit:]]+",
        "a(b|c)*",
        "[]a]",
        "\\.so",
        "[^/]+/x{2,3}"
      })
  void takesPosixPatterns(String pattern) {
    assertDoesNotThrow(() -> check("fd.name", Operator.REGEX, pattern));
  }

  @ParameterizedTest
  @CsvSource({"255,true", "256,false"})
  void limitsStrings(int length, boolean fits) {
    String value = "a".repeat(length);
    if (fits) {
      assertDoesNotThrow(() -> check("fd.name", Operator.EQ, value));
    } else {
      assertThrows(FilterError.class, () -> check("fd.name", Operator.EQ, value));
    }
  }

  private static void check(String field, Operator operator, String value) {
    ConstantCheck.require(FieldResolver.resolve(field, null), operator, value);
  }
}

package dev.eyas.rules.ide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.eyas.rules.parser.antlr.internal.InternalFalcoRulesParser;
import org.junit.jupiter.api.Test;

/** One tokenizer feeds two generated parsers: they must mean the same by a number. */
class TokenTypesTest {
  @Test
  void bothParsersNumberTheirTokensAlike() {
    assertArrayEquals(
        InternalFalcoRulesParser.tokenNames,
        dev.eyas.rules.ide.contentassist.antlr.internal.InternalFalcoRulesParser.tokenNames);
  }
}

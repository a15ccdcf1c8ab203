package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.parser.antlr.internal.InternalFalcoRulesParser;
import dev.eyas.rules.services.FalcoRulesGrammarAccess;
import org.antlr.runtime.BitSet;
import org.antlr.runtime.IntStream;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.RecognitionException;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;

/**
 * Keeps an error inside the condition, output or field it is in. ANTLR looks for any token that may
 * come next anywhere around the error, and throws one away when that does not help: it would leave
 * a condition and lose its place in the file. Here the end of the embedded text is where it stops,
 * and that end is always there.
 */
final class ContainedErrorParser extends InternalFalcoRulesParser {
  private static final BitSet ENDS =
      BitSet.of(RULE_COND_END, RULE_OUT_END).or(BitSet.of(RULE_FIELD_END));

  ContainedErrorParser(XtextTokenStream tokens, FalcoRulesGrammarAccess grammar) {
    super(tokens, grammar);
  }

  @Override
  public void recover(IntStream input, RecognitionException error) {
    if (ENDS.member(input.LA(1))) {
      // A second error at the same token makes ANTLR pass over it, unless it forgets the first.
      state.lastErrorIndex = -1;
    }
    super.recover(input, error);
  }

  @Override
  protected BitSet computeErrorRecoverySet() {
    return super.computeErrorRecoverySet().or(ENDS);
  }

  @Override
  protected Object recoverFromMismatchedToken(IntStream input, int expected, BitSet follow)
      throws RecognitionException {
    if (!ENDS.member(expected)) {
      return super.recoverFromMismatchedToken(input, expected, follow);
    }
    reportError(new MismatchedTokenException(expected, input));
    consumeUntil(input, expected);
    Object end = getCurrentInputSymbol(input);
    input.consume();
    return end;
  }
}

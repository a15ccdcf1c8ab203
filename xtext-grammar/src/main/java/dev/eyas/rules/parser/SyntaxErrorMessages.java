package dev.eyas.rules.parser;

import dev.eyas.rules.parser.antlr.internal.InternalFalcoRulesParser;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.xtext.diagnostics.Diagnostic;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;

/** Syntax errors in the words of those who write rules: most tokens of the grammar are unseen. */
public class SyntaxErrorMessages extends SyntaxErrorMessageProvider {
  @Override
  public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
    RecognitionException error = context.getRecognitionException();
    if (error == null || error.token == null) {
      return super.getSyntaxErrorMessage(context);
    }
    String message = unexpected(error.token) + expected(error);
    return new SyntaxErrorMessage(message, Diagnostic.SYNTAX_DIAGNOSTIC);
  }

  private static String unexpected(Token token) {
    return switch (token.getType()) {
      case InternalFalcoRulesParser.RULE_COND_END -> "The condition ends too early";
      case InternalFalcoRulesParser.RULE_OUT_END -> "The output ends too early";
      case InternalFalcoRulesParser.RULE_FIELD_END -> "The field ends too early";
      case Token.EOF -> "The file ends too early";
      default -> "Unexpected '" + token.getText() + "'";
    };
  }

  private static String expected(RecognitionException error) {
    if (!(error instanceof MismatchedTokenException mismatched)) {
      return "";
    }
    return switch (mismatched.expecting) {
      case InternalFalcoRulesParser.RightParenthesis -> ", expected ')'";
      case InternalFalcoRulesParser.LeftParenthesis -> ", expected '('";
      case InternalFalcoRulesParser.RightSquareBracket -> ", expected ']'";
      case InternalFalcoRulesParser.RULE_COND_END -> ", expected 'and' or 'or'";
      default -> "";
    };
  }
}

package dev.eyas.rules.condition;

import com.google.inject.Injector;
import dev.eyas.rules.falcoRules.Condition;
import dev.eyas.rules.parser.antlr.FragmentParser;
import dev.eyas.rules.services.FalcoRulesGrammarAccess;
import dev.eyas.rules.syntax.FragmentTokenizer;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;

/** Reads conditions by the grammar of rules files. */
final class GrammarConditionParser {
  private final ParserRule rule;
  private final FragmentParser parser = new FragmentParser(FragmentTokenizer::condition);

  GrammarConditionParser() {
    Injector injector = new FragmentSetup().createInjectorAndDoEMFRegistration();
    rule = injector.getInstance(FalcoRulesGrammarAccess.class).getConditionRule();
    injector.injectMembers(parser);
  }

  Syntax condition(String text) {
    IParseResult result = parser.parse(rule, text);
    if (result.hasSyntaxErrors()) {
      INode error = result.getSyntaxErrors().iterator().next();
      throw new SyntaxError(
          "not read: " + error.getSyntaxErrorMessage().getMessage(), error.getOffset());
    }
    Condition condition = (Condition) result.getRootASTElement();
    return new SyntaxReader(text).condition(condition.getExpr());
  }
}

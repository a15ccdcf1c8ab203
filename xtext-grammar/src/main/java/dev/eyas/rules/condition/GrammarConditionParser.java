package dev.eyas.rules.condition;

import com.google.inject.Injector;
import dev.eyas.rules.falcoRules.Condition;
import dev.eyas.rules.falcoRules.FieldScalar;
import dev.eyas.rules.parser.antlr.FragmentParser;
import dev.eyas.rules.services.FalcoRulesGrammarAccess;
import dev.eyas.rules.syntax.FragmentTokenizer;
import java.io.StringReader;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.parser.IParseResult;

/** Reads conditions by the grammar of rules files. */
public final class GrammarConditionParser implements ConditionParser {
  private final FalcoRulesGrammarAccess grammar;
  private final FragmentParser conditions = new FragmentParser(FragmentTokenizer::condition);
  private final FragmentParser operands = new FragmentParser(FragmentTokenizer::operand);

  public GrammarConditionParser() {
    Injector injector = new FragmentSetup().createInjectorAndDoEMFRegistration();
    grammar = injector.getInstance(FalcoRulesGrammarAccess.class);
    injector.injectMembers(conditions);
    injector.injectMembers(operands);
  }

  @Override
  public Syntax condition(String text) {
    EObject root = parse(conditions, grammar.getConditionRule(), text);
    Condition condition = (Condition) root;
    if (condition.getLead() != null || condition.getExpr() == null) {
      throw SyntaxMessages.at(text, 0);
    }
    return new SyntaxReader(text).condition(condition.getExpr());
  }

  @Override
  public Syntax.Term operand(String text) {
    EObject root = parse(operands, grammar.getFieldScalarRule(), text);
    if (((FieldScalar) root).getField() == null) {
      throw new SyntaxError(SyntaxMessages.OPERAND, 0);
    }
    return new SyntaxReader(text).operand(((FieldScalar) root).getField());
  }

  private static EObject parse(FragmentParser parser, ParserRule rule, String text) {
    if (text.isBlank()) {
      throw new SyntaxError("filter input string is empty", 0);
    }
    IParseResult result = parser.parse(rule, new StringReader(text));
    if (result.hasSyntaxErrors()) {
      throw SyntaxMessages.first(result, text);
    }
    return result.getRootASTElement();
  }
}

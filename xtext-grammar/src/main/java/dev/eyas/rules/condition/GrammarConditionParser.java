package dev.eyas.rules.condition;

import com.google.inject.Injector;
import dev.eyas.rules.falcoRules.Condition;
import dev.eyas.rules.falcoRules.FieldScalar;
import dev.eyas.rules.parser.antlr.FragmentParser;
import dev.eyas.rules.services.FalcoRulesGrammarAccess;
import dev.eyas.rules.syntax.FragmentTokenizer;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;

/** Reads conditions by the grammar of rules files. */
public final class GrammarConditionParser implements ConditionParser {
  /** How deep Falco reads the conditions of rules. */
  private static final int RULE_DEPTH = 1000;

  /** The grammar is the same for all parsers, and takes longer to set up than a file to read. */
  private static final class Language {
    static final Injector INJECTOR = new FragmentSetup().createInjectorAndDoEMFRegistration();
  }

  private final int maxDepth;
  private final FalcoRulesGrammarAccess grammar;
  private final FragmentParser conditions = new FragmentParser(FragmentTokenizer::condition);
  private final FragmentParser operands = new FragmentParser(FragmentTokenizer::operand);

  public GrammarConditionParser() {
    this(RULE_DEPTH);
  }

  /**
   * @param maxDepth productions that may be open at once; a parenthesis opens five
   */
  public GrammarConditionParser(int maxDepth) {
    this.maxDepth = maxDepth;
    Injector injector = Language.INJECTOR;
    grammar = injector.getInstance(FalcoRulesGrammarAccess.class);
    injector.injectMembers(conditions);
    injector.injectMembers(operands);
  }

  @Override
  public Syntax condition(String text) {
    FalcoSyntax.requireCondition(text, maxDepth);
    Condition condition = (Condition) parse(conditions, grammar.getConditionRule(), text);
    return new SyntaxReader(text).condition(condition.getExpr());
  }

  @Override
  public Syntax.Term operand(String text) {
    FalcoSyntax.requireOperand(text, maxDepth);
    FieldScalar operand = (FieldScalar) parse(operands, grammar.getFieldScalarRule(), text);
    return new SyntaxReader(text).operand(operand.getField());
  }

  private static EObject parse(FragmentParser parser, ParserRule rule, String text) {
    IParseResult result = parser.parse(rule, text);
    if (result.hasSyntaxErrors()) {
      INode error = result.getSyntaxErrors().iterator().next();
      throw new SyntaxError(
          "not read: " + error.getSyntaxErrorMessage().getMessage(), error.getOffset());
    }
    return result.getRootASTElement();
  }
}

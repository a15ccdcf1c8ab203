package dev.eyas.rules.parser.antlr;

import com.google.common.io.CharStreams;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.parser.antlr.RulesParseResult.Exchange;
import dev.eyas.rules.parser.antlr.internal.InternalFalcoRulesParser;
import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;
import org.eclipse.xtext.util.ReplaceRegion;

/**
 * The generated parser with our own recovery from errors. Of a text that has changed in one item it
 * reads that item only, and puts it in the place of the old one.
 */
public class RulesFileParser extends TokenizedParser {
  @Override
  protected InternalFalcoRulesParser createParser(XtextTokenStream tokens) {
    return new ContainedErrorParser(tokens, getGrammarAccess());
  }

  @Override
  public IParseResult doParse(Reader reader) {
    try {
      return doParse(CharStreams.toString(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public IParseResult doParse(CharSequence text) {
    String file = text.toString();
    return parse(file, ItemTokens.of(RulesTokenizer.tokens(file)));
  }

  private RulesParseResult parse(String text, List<ItemTokens> parts) {
    List<SyntaxToken> tokens = parts.stream().flatMap(part -> part.tokens().stream()).toList();
    return new RulesParseResult(
        parse(getDefaultRuleName(), new TokenizedText(text, tokens)), parts);
  }

  @Override
  protected boolean isReparseSupported() {
    return true;
  }

  /** All is made tokens again: what a line of YAML is depends on lines before and behind it. */
  @Override
  protected IParseResult doReparse(IParseResult previous, ReplaceRegion change) {
    StringBuilder changed = new StringBuilder(previous.getRootNode().getText());
    change.applyTo(changed);
    String text = changed.toString();
    List<ItemTokens> parts = ItemTokens.of(RulesTokenizer.tokens(text));
    if (previous instanceof RulesParseResult before) {
      OptionalInt only = onlyChange(before.parts(), parts);
      if (only.isPresent()) {
        return exchange(before, only.getAsInt(), text, parts).orElseGet(() -> parse(text, parts));
      }
    }
    return parse(text, parts);
  }

  /** Number of the item that is another one now, if there is one, and nothing else has changed. */
  private static OptionalInt onlyChange(List<ItemTokens> before, List<ItemTokens> now) {
    if (before.size() != now.size()) {
      return OptionalInt.empty();
    }
    int[] changed =
        IntStream.range(0, now.size()).filter(i -> !before.get(i).isLike(now.get(i))).toArray();
    boolean one = changed.length == 1 && changed[0] < now.size() - 1;
    return one ? OptionalInt.of(changed[0]) : OptionalInt.empty();
  }

  /** Empty where parts of the text and of the tree are not the same. */
  private Optional<RulesParseResult> exchange(
      RulesParseResult before, int number, String text, List<ItemTokens> parts) {
    List<INode> nodes = itemNodes(before.getRootNode());
    List<Item> items = ((RulesFile) before.getRootASTElement()).getItems();
    if (nodes.size() != items.size() || items.size() != parts.size() - 1) {
      return Optional.empty();
    }
    NodeModelBuilder builder = createNodeModelBuilder();
    INode nodeBefore = nodes.get(number);
    ItemTokens part = parts.get(number);
    String itemText = text.substring(part.start(), part.end());
    int lookAhead = ((ICompositeNode) nodeBefore).getLookAhead();
    IParseResult alone = parseItem(itemText, part, builder, lookAhead);
    if (!(alone.getRootASTElement() instanceof Item item)
        || alone.getRootNode().getFirstChild().hasNextSibling()) {
      return Optional.empty();
    }
    INode node = alone.getRootNode().getFirstChild();
    Exchange exchange = new Exchange(items.get(number), nodeBefore, item, node);
    EcoreUtil.replace(exchange.before(), item);
    builder.replaceAndTransferLookAhead(nodeBefore, alone.getRootNode());
    builder.setCompleteContent(before.getRootNode(), text);
    return Optional.of(before.with(exchange, parts));
  }

  private IParseResult parseItem(
      String text, ItemTokens tokens, NodeModelBuilder builder, int lookAhead) {
    builder.setForcedFirstGrammarElement(itemCall());
    TokenizedText item = new TokenizedText(text, tokens.alone());
    return doParse(itemCall().getRule().getName(), item, builder, lookAhead);
  }

  private List<INode> itemNodes(ICompositeNode file) {
    List<INode> items = new ArrayList<>();
    for (INode child : file.getChildren()) {
      if (child.getGrammarElement() == itemCall()) {
        items.add(child);
      }
    }
    return items;
  }

  private RuleCall itemCall() {
    return getGrammarAccess().getRulesFileAccess().getItemsItemParserRuleCall_1_0();
  }
}

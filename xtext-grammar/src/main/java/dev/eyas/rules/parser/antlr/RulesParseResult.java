package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.falcoRules.Item;
import java.util.List;
import java.util.Optional;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.ParseResult;

/** The tree of a rules file, and what has become another one in it since it was read last. */
public final class RulesParseResult extends ParseResult {
  /**
   * An item that was read again, alone.
   *
   * @param before the item that it stands in place of
   * @param nodeBefore that item's node, which is in the tree no more
   * @param node of the item
   */
  public record Exchange(Item before, INode nodeBefore, Item item, INode node) {}

  private final List<ItemTokens> parts;
  private final Exchange exchange;

  RulesParseResult(IParseResult result, List<ItemTokens> parts) {
    super(result.getRootASTElement(), result.getRootNode(), result.hasSyntaxErrors());
    this.parts = parts;
    this.exchange = null;
  }

  /** The tree of another result, in which an item was exchanged. */
  RulesParseResult(
      RulesParseResult before, List<ItemTokens> parts, Exchange exchange, boolean hasErrors) {
    super(before.getRootASTElement(), before.getRootNode(), hasErrors);
    this.parts = parts;
    this.exchange = exchange;
  }

  List<ItemTokens> parts() {
    return parts;
  }

  /** Empty if the whole file was read. */
  public Optional<Exchange> exchange() {
    return Optional.ofNullable(exchange);
  }
}

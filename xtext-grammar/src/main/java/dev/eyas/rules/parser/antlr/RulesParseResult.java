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
  private final int errors;
  private final Exchange exchange;

  RulesParseResult(IParseResult result, List<ItemTokens> parts) {
    super(result.getRootASTElement(), result.getRootNode(), result.hasSyntaxErrors());
    this.parts = parts;
    this.errors = result.hasSyntaxErrors() ? errorsAt(result.getRootNode()) : 0;
    this.exchange = null;
  }

  private RulesParseResult(
      RulesParseResult before, List<ItemTokens> parts, Exchange exchange, int errors) {
    super(before.getRootASTElement(), before.getRootNode(), errors > 0);
    this.parts = parts;
    this.errors = errors;
    this.exchange = exchange;
  }

  /** The result of the same tree once an item is exchanged in it. */
  RulesParseResult with(Exchange exchange, List<ItemTokens> parts) {
    int errors = this.errors - errorsAt(exchange.nodeBefore()) + errorsAt(exchange.node());
    return new RulesParseResult(this, parts, exchange, errors);
  }

  /** Number of syntax errors at a node and below. */
  private static int errorsAt(INode node) {
    int errors = 0;
    for (INode each : node.getAsTreeIterable()) {
      errors += each.getSyntaxErrorMessage() == null ? 0 : 1;
    }
    return errors;
  }

  List<ItemTokens> parts() {
    return parts;
  }

  /** Empty if the whole file was read. */
  public Optional<Exchange> exchange() {
    return Optional.ofNullable(exchange);
  }
}

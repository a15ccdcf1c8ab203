package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.util.List;

/**
 * The tokens of a whole rules file. They are in order, cover each character once and are balanced,
 * so that whatever is wrong with a file is wrong within one entry for the parser.
 */
public final class RulesTokenizer {
  private final TokenSink out;
  private final Caret caret;
  private final ValueTokenizer values;

  private RulesTokenizer(String text, Caret caret) {
    this.out = new TokenSink(text);
    this.caret = caret;
    this.values = new ValueTokenizer(out, caret);
  }

  /** Tokens of a file. */
  public static List<SyntaxToken> tokens(String text) {
    return new RulesTokenizer(text, Caret.NONE).file(YamlReader.read(text));
  }

  /**
   * Tokens of a file up to the caret: what the caret stands in is not ended, and what is awaited
   * there has begun.
   */
  public static List<SyntaxToken> tokensBeforeCaret(String text) {
    return new RulesTokenizer(text, Caret.atEndOf(text)).file(YamlReader.read(text));
  }

  private List<SyntaxToken> file(List<YamlNode> roots) {
    for (YamlNode root : roots) {
      if (root instanceof Sequence sequence) {
        sequence.elements().forEach(this::item);
      } else {
        item(new Element(-1, root));
      }
    }
    return out.finish();
  }

  private void item(Element element) {
    ItemShape shape =
        element.node() instanceof Mapping mapping ? ItemShape.of(mapping) : ItemShape.OTHER;
    if (element.dash() >= 0) {
      out.add(shape.begin(), element.dash(), element.dash() + 1);
    } else {
      out.synthetic(shape.begin(), element.node().start());
    }
    if (element.node() instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> values.entry(entry, shape.keys()));
    } else if (element.node() != null) {
      values.demoted(element.node());
    }
    if (!caret.isInside(element)) {
      out.synthetic(TokenKind.ITEM_END);
    }
  }
}

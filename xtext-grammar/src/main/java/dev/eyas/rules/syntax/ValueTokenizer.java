package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import dev.eyas.rules.syntax.YamlNode.Style;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Tokens of the entries of an item and of their values. */
final class ValueTokenizer {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?");
  private static final Pattern WORD = Pattern.compile("[^()\"'\\s=,]+");
  private static final List<String> OVERRIDE_KEYS =
      List.of(
          "condition",
          "output",
          "desc",
          "items",
          "priority",
          "tags",
          "exceptions",
          "enabled",
          "warn_evttypes",
          "skip-if-unknown-filter",
          "capture",
          "capture_duration");
  private static final List<String> OVERRIDE_OPERATIONS = List.of("append", "replace");

  private final TokenSink out;
  private final Caret caret;

  ValueTokenizer(TokenSink out, Caret caret) {
    this.out = out;
    this.caret = caret;
  }

  /**
   * @param keys those that the grammar spells out where the entry stands
   */
  void entry(Entry entry, Map<String, ValueShape> keys) {
    String key = entry.key().value();
    ValueShape shape = entry.colon() >= 0 ? keys.get(key) : null;
    if (shape == null || !shape.accepts(entry.value())) {
      genericEntry(entry);
      return;
    }
    content(entry.key(), TokenKind.KEYWORD, key);
    value(entry, shape);
  }

  private void genericEntry(Entry entry) {
    content(entry.key(), TokenKind.KEY, entry.key().value());
    if (entry.colon() >= 0) {
      value(entry, ValueShape.NODE);
    }
  }

  private void value(Entry entry, ValueShape shape) {
    out.keyword(":", entry.colon(), entry.colon() + 1);
    if (entry.value() != null) {
      value(entry.value(), shape);
    } else if (caret.awaitsValue(entry)) {
      awaited(entry, shape);
    } else {
      absent(shape);
    }
  }

  private void absent(ValueShape shape) {
    switch (shape) {
      case CONDITION -> bracket(TokenKind.COND_BEGIN, TokenKind.COND_END);
      case OUTPUT -> bracket(TokenKind.OUT_BEGIN, TokenKind.OUT_END);
      default -> out.synthetic(TokenKind.NULL);
    }
  }

  private void bracket(TokenKind begin, TokenKind end) {
    out.synthetic(begin);
    out.synthetic(end);
  }

  /** Begins at the caret what can only begin there with a token that nobody types. */
  private void awaited(Entry entry, ValueShape shape) {
    switch (shape) {
      case CONDITION -> out.synthetic(TokenKind.COND_BEGIN);
      case OUTPUT -> out.synthetic(TokenKind.OUT_BEGIN);
      case FIELDS -> out.synthetic(TokenKind.FIELD_BEGIN);
      case OVERRIDE -> {
        if (!caret.isOnLineOf(entry.colon())) {
          out.synthetic(TokenKind.MAP_BEGIN);
        }
      }
      default -> {}
    }
  }

  private void value(YamlNode node, ValueShape shape) {
    switch (shape) {
      case TEXT -> text((Scalar) node);
      case CONDITION ->
          embedded(
              (Scalar) node, TokenKind.COND_BEGIN, ConditionTokenizer::tokens, TokenKind.COND_END);
      case OUTPUT ->
          embedded((Scalar) node, TokenKind.OUT_BEGIN, OutputTokenizer::tokens, TokenKind.OUT_END);
      case FIELDS -> fields(node);
      case ITEMS -> sequence((Sequence) node, this::listElement, null);
      case EXCEPTIONS -> sequence((Sequence) node, this::exception, TokenKind.EXC_BEGIN);
      case OVERRIDE -> override((Mapping) node);
      case VALUES -> exceptionValue(node);
      case NODE -> node(node);
    }
  }

  /** Any node that the grammar says nothing about. */
  private void node(YamlNode node) {
    if (node instanceof Sequence sequence) {
      sequence(sequence, this::node, null);
    } else if (node instanceof Mapping mapping) {
      mapping(mapping, entry -> entry(entry, Map.of()));
    } else {
      text((Scalar) node);
    }
  }

  /** A node where only keys may stand: all of its text is one of them. */
  void demoted(YamlNode node) {
    out.add(TokenKind.KEY, node.start(), node.end());
  }

  private void text(Scalar scalar) {
    content(scalar, TokenKind.SCALAR, scalar.value());
  }

  /** One token over what a scalar says, without quotes, indicators and final line breaks. */
  private void content(Scalar scalar, TokenKind kind, String text) {
    MappedText content = scalar.content();
    int start = content.offset(0);
    out.add(
        kind,
        text,
        start,
        Math.max(start, Math.min(content.offset(content.length()), scalar.end())));
  }

  private void embedded(
      Scalar scalar, TokenKind begin, Function<String, List<SyntaxToken>> language, TokenKind end) {
    MappedText content = scalar.content();
    out.synthetic(begin, Math.min(content.offset(0), scalar.end()));
    out.addAll(language.apply(content.text()), content);
    end(scalar, end);
  }

  private void end(YamlNode node, TokenKind end) {
    if (!caret.isInside(node)) {
      out.synthetic(end);
    }
  }

  /**
   * @param awaited what begins where an element is typed next, or null when it needs no beginning
   */
  private void sequence(Sequence sequence, Consumer<YamlNode> element, TokenKind awaited) {
    begin(TokenKind.SEQ_BEGIN, sequence, sequence.flow());
    for (Element each : sequence.elements()) {
      if (each.dash() >= 0) {
        out.add(TokenKind.SEQ_ITEM, each.dash(), each.dash() + 1);
      }
      if (each.node() != null) {
        element.accept(each.node());
      } else if (awaited != null && caret.awaitsNode(each)) {
        out.synthetic(awaited);
      }
    }
    if (awaited != null && caret.awaitsElement(sequence)) {
      out.synthetic(awaited);
    }
    end(TokenKind.SEQ_END, sequence, sequence.flow());
  }

  private void mapping(Mapping mapping, Consumer<Entry> entry) {
    begin(TokenKind.MAP_BEGIN, mapping, mapping.flow());
    mapping.entries().forEach(entry);
    end(TokenKind.MAP_END, mapping, mapping.flow());
  }

  private void begin(TokenKind kind, YamlNode node, boolean bracket) {
    out.add(kind, node.start(), node.start() + (bracket ? 1 : 0));
  }

  private void end(TokenKind kind, YamlNode node, boolean bracket) {
    if (bracket && node.closed()) {
      out.add(kind, node.end() - 1, node.end());
    } else {
      end(node, kind);
    }
  }

  private void fields(YamlNode node) {
    if (node instanceof Sequence sequence) {
      sequence(sequence, this::field, TokenKind.FIELD_BEGIN);
    } else {
      field(node);
    }
  }

  private void field(YamlNode node) {
    if (node instanceof Scalar scalar) {
      embedded(scalar, TokenKind.FIELD_BEGIN, ConditionTokenizer::tokens, TokenKind.FIELD_END);
    } else {
      node(node);
    }
  }

  private void listElement(YamlNode node) {
    if (node instanceof Scalar scalar) {
      content(scalar, elementKind(scalar), scalar.value());
    } else {
      node(node);
    }
  }

  /** A word may name a list, quoted by YAML or not: the quotes are no part of it. */
  private static TokenKind elementKind(Scalar scalar) {
    boolean word = scalar.style() != Style.ALIAS && scalar.content().isVerbatim();
    if (word && NUMBER.matcher(scalar.value()).matches()) {
      return TokenKind.NUMBER;
    }
    return word && WORD.matcher(scalar.value()).matches() ? TokenKind.WORD : TokenKind.SCALAR;
  }

  private void exceptionValue(YamlNode node) {
    if (node instanceof Sequence sequence) {
      sequence(sequence, this::exceptionValue, null);
    } else {
      listElement(node);
    }
  }

  private void exception(YamlNode node) {
    if (node instanceof Mapping mapping) {
      out.synthetic(TokenKind.EXC_BEGIN, mapping.start());
      mapping.entries().forEach(entry -> entry(entry, ItemShape.EXCEPTION_KEYS));
      end(mapping, TokenKind.EXC_END);
    } else {
      node(node);
    }
  }

  private void override(Mapping mapping) {
    mapping(mapping, this::overrideEntry);
  }

  private void overrideEntry(Entry entry) {
    String key = entry.key().value();
    boolean known = OVERRIDE_KEYS.contains(key) && entry.colon() >= 0;
    content(entry.key(), known ? TokenKind.KEYWORD : TokenKind.KEY, key);
    if (entry.colon() < 0) {
      return;
    }
    if (entry.value() instanceof Scalar operation
        && OVERRIDE_OPERATIONS.contains(operation.value())) {
      out.keyword(":", entry.colon(), entry.colon() + 1);
      content(operation, TokenKind.KEYWORD, operation.value());
    } else {
      value(entry, ValueShape.NODE);
    }
  }
}

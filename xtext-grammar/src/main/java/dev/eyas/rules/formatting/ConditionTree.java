package dev.eyas.rules.formatting;

import dev.eyas.rules.syntax.FragmentTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a condition matters for where its lines break: connectives and parentheses. */
sealed interface ConditionTree {
  /** The tokens in order. */
  List<SyntaxToken> tokens();

  /**
   * Operands with the same connective between them.
   *
   * @param links for each operand the connective before it; null before the first one, unless the
   *     condition goes on from another
   */
  record Chain(List<SyntaxToken> links, List<ConditionTree> operands) implements ConditionTree {
    @Override
    public List<SyntaxToken> tokens() {
      List<SyntaxToken> tokens = new ArrayList<>();
      for (int i = 0; i < operands.size(); i++) {
        if (links.get(i) != null) {
          tokens.add(links.get(i));
        }
        tokens.addAll(operands.get(i).tokens());
      }
      return tokens;
    }
  }

  /**
   * A condition in parentheses.
   *
   * @param open the negations before it, and the parenthesis
   */
  record Group(List<SyntaxToken> open, ConditionTree content, SyntaxToken close)
      implements ConditionTree {
    @Override
    public List<SyntaxToken> tokens() {
      List<SyntaxToken> tokens = new ArrayList<>(open);
      tokens.addAll(content.tokens());
      tokens.add(close);
      return tokens;
    }
  }

  /** A comparison or the name of a macro, with the negations before it. */
  record Check(List<SyntaxToken> tokens) implements ConditionTree {}

  /** Tokens of a condition, without those that only mark its ends. */
  static List<SyntaxToken> tokens(String condition) {
    List<SyntaxToken> tokens = FragmentTokenizer.condition(condition);
    return tokens.subList(1, tokens.size() - 1);
  }

  /** The tree, or nothing when the tokens are no sound condition. */
  static Optional<ConditionTree> of(List<SyntaxToken> tokens) {
    return new Reader(tokens).read();
  }

  static boolean is(SyntaxToken token, String keyword) {
    return token.kind() == TokenKind.KEYWORD && token.text().equals(keyword);
  }

  /** Reads a tree; null stands for what is not sound. */
  final class Reader {
    private final List<SyntaxToken> tokens;
    private int next;

    private Reader(List<SyntaxToken> tokens) {
      this.tokens = tokens;
    }

    private Optional<ConditionTree> read() {
      boolean erroneous = tokens.stream().anyMatch(token -> token.kind() == TokenKind.ERROR);
      ConditionTree tree = erroneous ? null : chain("or");
      return next == tokens.size() ? Optional.ofNullable(tree) : Optional.empty();
    }

    private boolean at(String keyword) {
      return next < tokens.size() && is(tokens.get(next), keyword);
    }

    private ConditionTree chain(String connective) {
      List<SyntaxToken> links = new ArrayList<>();
      List<ConditionTree> operands = new ArrayList<>();
      links.add(next == 0 && at(connective) ? tokens.get(next++) : null);
      while (true) {
        ConditionTree operand = connective.equals("or") ? chain("and") : operand();
        if (operand == null) {
          return null;
        }
        operands.add(operand);
        if (!at(connective)) {
          boolean single = operands.size() == 1 && links.get(0) == null;
          return single ? operand : new Chain(links, operands);
        }
        links.add(tokens.get(next++));
      }
    }

    private ConditionTree operand() {
      int start = next;
      while (at("not")) {
        next++;
      }
      if (!at("(")) {
        return check(start);
      }
      next++;
      List<SyntaxToken> open = tokens.subList(start, next);
      ConditionTree content = chain("or");
      return content != null && at(")") ? new Group(open, content, tokens.get(next++)) : null;
    }

    private ConditionTree check(int start) {
      int first = next;
      int depth = 0;
      while (next < tokens.size() && (depth > 0 || !endsCheck())) {
        depth += at("(") ? 1 : at(")") ? -1 : 0;
        next++;
      }
      return next > first && depth == 0 ? new Check(tokens.subList(start, next)) : null;
    }

    private boolean endsCheck() {
      return at("and") || at("or") || at(")");
    }
  }
}

package dev.eyas.rules.formatting;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.syntax.ConditionEntry;
import dev.eyas.rules.syntax.Lines;
import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import dev.eyas.rules.syntax.YamlReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lays out a rules file: two columns for each level, long conditions broken at their connectives,
 * at most one empty line in a row. Comments, the order of keys, quotes and what the file means stay
 * as they are, and so does an item with a syntax error. A file that is laid out already is left
 * alone.
 */
public final class RulesFormatter {
  private static final int MAX_ROUNDS = 4;

  private static final Set<TokenKind> LAYOUT =
      EnumSet.of(TokenKind.WS, TokenKind.NL, TokenKind.PUNCT);

  private final Sheet sheet;
  private final ItemLayout items;
  private final List<YamlNode> roots;
  private final Soundness soundness;
  private final List<Untouched> untouched = new ArrayList<>();

  private RulesFormatter(String text) {
    this.sheet = new Sheet(text);
    this.items = new ItemLayout(sheet);
    this.roots = YamlReader.read(text);
    this.soundness = new Soundness(text, roots);
  }

  public static Formatted format(String text) {
    if (RulesSource.isTooLarge(text)) {
      return leftAlone("is in a file that is too large");
    }
    Formatted formatted = settled(text);
    if (words(text).equals(words(TextChange.apply(text, formatted.changes())))) {
      return formatted;
    }
    return leftAlone("cannot be laid out without a change of its meaning");
  }

  /**
   * Laid out until nothing changes any more. For a sound file that is once; what is broken may be
   * seen in another way when something beside it has moved.
   */
  private static Formatted settled(String text) {
    Formatted formatted = layOut(text);
    String result = TextChange.apply(text, formatted.changes());
    Formatted next = layOut(result);
    for (int round = 1; round < MAX_ROUNDS && !next.changes().isEmpty(); round++) {
      result = TextChange.apply(result, next.changes());
      formatted = new Formatted(List.of(TextChange.between(text, result)), formatted.untouched());
      next = layOut(result);
    }
    return next.changes().isEmpty() ? formatted : leftAlone("cannot be laid out for good");
  }

  private static Formatted leftAlone(String reason) {
    return new Formatted(List.of(), List.of(new Untouched(0, reason)));
  }

  /** The changes in the items that have a part in a stretch of the text. */
  public static Formatted format(String text, int from, int to) {
    Formatted formatted = format(text);
    List<Integer> starts = itemLines(text);
    int start = starts.stream().filter(line -> line <= from).reduce(0, (a, b) -> b);
    int end = starts.stream().filter(line -> line >= to).findFirst().orElse(text.length());
    List<TextChange> changes =
        formatted.changes().stream()
            .filter(change -> change.offset() >= start && change.end() <= end)
            .toList();
    return new Formatted(changes, formatted.untouched());
  }

  /** Where items can be told apart: none where they move, which they only can together. */
  private static List<Integer> itemLines(String text) {
    Lines lines = new Lines(text);
    List<Integer> dashes =
        YamlReader.read(text).stream()
            .filter(Sequence.class::isInstance)
            .flatMap(root -> ((Sequence) root).elements().stream())
            .map(Element::dash)
            .toList();
    return dashes.stream().allMatch(dash -> lines.column(dash) == 0) ? dashes : List.of();
  }

  /** Without the check that the words are the same, which a fault of ours alone can make fail. */
  static Formatted layOut(String text) {
    RulesFormatter formatter = new RulesFormatter(text);
    formatter.roots.forEach(formatter::document);
    new LooseLines(formatter.sheet).layOut();
    return new Formatted(formatter.sheet.changes(), List.copyOf(formatter.untouched));
  }

  /**
   * All that is not layout: what the parser sees, and then the comments; one behind a condition may
   * come to stand before it.
   */
  private static List<List<String>> words(String text) {
    Map<Boolean, List<String>> words =
        RulesTokenizer.tokens(text).stream()
            .filter(token -> !LAYOUT.contains(token.kind()))
            .collect(
                Collectors.partitioningBy(
                    token -> token.kind() == TokenKind.COMMENT,
                    Collectors.mapping(RulesFormatter::word, Collectors.toList())));
    return List.of(words.get(false), words.get(true));
  }

  private static String word(SyntaxToken token) {
    boolean comment = token.kind() == TokenKind.COMMENT;
    return token.kind() + " " + (comment ? token.text().strip() : token.text());
  }

  private void document(YamlNode root) {
    if (root instanceof Sequence sequence && !sequence.flow()) {
      items(sequence);
    } else {
      freeze(root.start(), root.end());
    }
  }

  /** All of them move to the margin, or none: they must stand below each other. */
  private void items(Sequence sequence) {
    List<Element> elements = sequence.elements();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      faults.add(fault(elements.get(i), end(sequence, i)));
    }
    boolean move = faults.stream().allMatch(String::isEmpty);
    for (int i = 0; i < elements.size(); i++) {
      int dash = elements.get(i).dash();
      int column = move ? 0 : sheet.lines().column(dash);
      if (faults.get(i).isEmpty()) {
        items.item(elements.get(i), column);
      } else {
        untouched.add(new Untouched(dash, faults.get(i)));
        sheet.level(dash, column);
        freeze(dash, end(sequence, i));
      }
    }
  }

  private int end(Sequence sequence, int index) {
    return index + 1 < sequence.elements().size()
        ? sheet.lines().start(sequence.elements().get(index + 1).dash())
        : sequence.end();
  }

  /** Why an item must stay as it is, or nothing. */
  private String fault(Element item, int end) {
    if (!soundness.isSound(item, end)) {
      return "is no sound YAML";
    }
    boolean broken =
        item.node() instanceof Mapping mapping
            && ConditionEntry.of(mapping)
                .filter(entry -> !ConditionLayout.isSound((Scalar) entry.value()))
                .isPresent();
    return broken ? "has a syntax error in its condition" : "";
  }

  private void freeze(int from, int to) {
    sheet.freeze(from, to);
    if (to >= sheet.text().stripTrailing().length()) {
      sheet.keepEndOfText();
    }
  }
}

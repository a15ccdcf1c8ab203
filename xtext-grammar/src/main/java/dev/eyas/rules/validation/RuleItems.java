package dev.eyas.rules.validation;

import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import dev.eyas.rules.syntax.YamlReader;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules in a file's text. */
final class RuleItems {
  private RuleItems() {}

  /** Name of the rule whose item holds this offset. */
  static Optional<String> at(String text, int offset) {
    return rules(text)
        .filter(rule -> rule.start() <= offset && offset <= rule.end())
        .map(RuleItems::name)
        .findFirst();
  }

  /** The text with blanks for the rules of these names: everything else keeps its place. */
  static String blank(String text, Set<String> names) {
    StringBuilder blanked = new StringBuilder(text);
    rules(text)
        .filter(rule -> names.contains(name(rule)))
        .forEach(rule -> blank(blanked, rule.start(), rule.end()));
    return blanked.toString();
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      text.setCharAt(i, c == '\n' || c == '\r' ? c : ' ');
    }
  }

  private static Stream<Mapping> rules(String text) {
    return YamlReader.read(text).stream()
        .filter(Sequence.class::isInstance)
        .flatMap(root -> ((Sequence) root).elements().stream())
        .map(Element::node)
        .filter(RuleItems::isRule)
        .map(Mapping.class::cast);
  }

  private static boolean isRule(YamlNode node) {
    return node instanceof Mapping item
        && item.find("rule") != null
        && item.find("rule").value() instanceof Scalar;
  }

  private static String name(Mapping rule) {
    return ((Scalar) rule.find("rule").value()).value();
  }
}

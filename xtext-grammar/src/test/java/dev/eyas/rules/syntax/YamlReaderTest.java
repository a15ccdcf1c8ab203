package dev.eyas.rules.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.Corpus;
import dev.eyas.rules.Samples;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What YAML reads from a sound text, the tolerant reader reads too. */
class YamlReaderTest {
  @Test
  void readsSamplesAsYamlDoes() {
    Samples.ALL.forEach(YamlReaderTest::assertLikeYaml);
  }

  @Test
  void readsOfficialRulesAsYamlDoes() {
    Corpus.officialRules().values().forEach(YamlReaderTest::assertLikeYaml);
  }

  @Test
  void readsDamagedTextAsYamlDoesWhereThatStillCan() {
    Random random = new Random(11);
    int sound = 0;
    for (int round = 0; round < 4_000; round++) {
      String text = RulesTokenizerTest.damage(Samples.ORDINARY, random);
      if (isComparable(text)) {
        assertLikeYaml(text);
        sound++;
      }
    }
    assertTrue(sound > 500, "only " + sound);
  }

  @Test
  void mapsDecodedTextBackToTheFile() {
    String text = "- rule: \"a\\tb \\u00e9\n    c\"\n- list: >\n    one\n    two\n";
    Sequence items = (Sequence) YamlReader.read(text).get(0);
    for (YamlNode.Element item : items.elements()) {
      MappedText content = ((Scalar) ((Mapping) item.node()).entries().get(0).value()).content();
      for (int i = 0; i < content.length(); i++) {
        char c = content.text().charAt(i);
        if (c > ' ' && c < 128) {
          assertEquals(c, text.charAt(content.offset(i)), content.text());
        }
      }
    }
  }

  @Test
  void forgottenQuoteDoesNotSwallowTheNextKey() {
    assertEquals(
        "[{rule=a, output=open, priority=x}]",
        describe(YamlReader.read("- rule: a\n  output: \"open\n  priority: x\n")));
  }

  @Test
  void forgottenBracketDoesNotSwallowTheNextItem() {
    assertEquals(
        "[{list=a, items=[b, c]}, {macro=m}]",
        describe(YamlReader.read("- list: a\n  items: [b, c\n- macro: m\n")));
  }

  @Test
  void outdentedKeyCostsOneItem() {
    assertEquals(
        "[{rule=a}]{output=x}[{rule=b}]",
        describe(YamlReader.read("- rule: a\noutput: x\n- rule: b\n")));
  }

  private static boolean isComparable(String text) {
    try {
      yaml(text);
      // What no rules file has a use for: complex keys, properties of keys, tabs, control
      // characters.
      return text.chars().noneMatch(c -> "?&!\t\0".indexOf(c) >= 0);
    } catch (YAMLException notYaml) {
      return false;
    }
  }

  private static void assertLikeYaml(String text) {
    assertEquals(yaml(text), describe(YamlReader.read(text)), text);
  }

  private static String yaml(String text) {
    Yaml yaml = new Yaml(new LoaderOptions());
    return StreamSupport.stream(yaml.composeAll(new StringReader(text)).spliterator(), false)
        .map(YamlReaderTest::describe)
        .filter(node -> !node.isEmpty())
        .collect(Collectors.joining());
  }

  private static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(YamlReaderTest::describe).toList().toString();
    }
    return ((MappingNode) node)
        .getValue().stream()
            .map(tuple -> describe(tuple.getKeyNode()) + "=" + describe(tuple.getValueNode()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String describe(List<YamlNode> roots) {
    return roots.stream().map(YamlReaderTest::describe).collect(Collectors.joining());
  }

  private static String describe(YamlNode node) {
    if (node == null) {
      return "";
    }
    if (node instanceof Scalar scalar) {
      return scalar.style() == YamlNode.Style.ALIAS ? "[x, y]" : scalar.value();
    }
    if (node instanceof Sequence sequence) {
      List<String> elements = new ArrayList<>();
      sequence.elements().forEach(element -> elements.add(describe(element.node())));
      return elements.toString();
    }
    return ((Mapping) node)
        .entries().stream()
            .map(entry -> describe(entry.key()) + "=" + describe(entry.value()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}

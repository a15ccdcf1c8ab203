package dev.eyas.rules.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesWorkspace;
import dev.eyas.rules.Samples;
import dev.eyas.rules.falcoRules.Check;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.Lit;
import dev.eyas.rules.falcoRules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static final String DAMAGE = "()[]<>=!,.\"' andornot%-:#{}?*&|@";

  @Test
  void samplesHaveNoSyntaxErrors() {
    for (String sample : List.of(Samples.ORDINARY, Samples.UNUSUAL, Samples.ALL.get(2))) {
      assertEquals(List.of(), RulesWorkspace.syntaxErrors(RulesWorkspace.of(sample).resource()));
    }
  }

  @Test
  void stringsLoseTheQuotesOfBothLanguages() {
    RulesWorkspace workspace =
        RulesWorkspace.of("- macro: m\n  condition: \"proc.name = \\\"a\\\\x41\\\"\"\n");
    Check check = workspace.all(Check.class).get(0);
    assertEquals("aA", ((Lit) check.getRight()).getValue());
  }

  @Test
  void errorsAreSaidInTheWordsOfTheLanguage() {
    assertEquals("[Unexpected 'and' @ and]", errors("proc.name = a and and m"));
    assertEquals("[The condition ends too early @ ]", errors("proc.name ="));
    assertEquals("[The condition ends too early, expected ')' @ ]", errors("(proc.name = a"));
    assertEquals("[Unexpected '=', expected ']' @ =]", errors("proc.args[1 = a"));
    assertEquals("[expected a closing quote @ ]", errors("proc.name = \"a"));
  }

  private static String errors(String condition) {
    RulesWorkspace workspace =
        RulesWorkspace.of("- macro: m\n  condition: |\n    " + condition + "\n- list: l\n");
    return RulesWorkspace.syntaxErrors(workspace.resource()).toString();
  }

  /** Whatever one condition looks like, the other keys and items stay what they are. */
  @Test
  void damageInAConditionStaysThere() {
    Random random = new Random(3);
    String before = "- list: l\n  items: [a]\n- rule: r\n  desc: d\n  condition: >\n    ";
    String after = "\n  output: o %proc.name\n  priority: INFO\n- macro: m\n  condition: a.b = c\n";
    String condition = "spawned and proc.name in (a, l) and not (fd.name startswith \"/x\" or m)";
    List<String> expected = outline(before + condition + after);
    for (int round = 0; round < 1_000; round++) {
      StringBuilder damaged = new StringBuilder(condition);
      for (int i = 0; i < 5; i++) {
        int at = random.nextInt(damaged.length() - 1) + 1;
        damaged.setCharAt(at, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
      }
      String text = before + damaged + after;
      assertEquals(expected, outline(text), text);
    }
  }

  private static List<String> outline(String text) {
    List<String> outline = new ArrayList<>();
    RulesWorkspace workspace = RulesWorkspace.of(text);
    assertEquals(text, workspace.resource().getParseResult().getRootNode().getText());
    for (Item item : workspace.file().getItems()) {
      EObject copy = EcoreUtil.copy(item);
      if (copy instanceof Rule rule) {
        outline.add(rule.getConditions().size() + " conditions");
        rule.getConditions().clear();
      }
      outline.add(describe(copy));
    }
    return outline;
  }

  private static String describe(EObject object) {
    StringBuilder description = new StringBuilder(object.eClass().getName());
    object
        .eClass()
        .getEAllAttributes()
        .forEach(attribute -> description.append(' ').append(object.eGet(attribute)));
    object
        .eContents()
        .forEach(child -> description.append('(').append(describe(child)).append(')'));
    return description.toString();
  }
}

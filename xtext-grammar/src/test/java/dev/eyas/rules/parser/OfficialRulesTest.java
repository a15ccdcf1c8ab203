package dev.eyas.rules.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesWorkspace;
import dev.eyas.rules.falcoRules.FalcoRulesPackage;
import dev.eyas.rules.falcoRules.ListDecl;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.MacroRef;
import dev.eyas.rules.falcoRules.Named;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Falco's own rules: every construct that people copy from. */
class OfficialRulesTest {
  private static Map<String, String> texts;
  private static RulesWorkspace workspace;

  @BeforeAll
  static void parse() {
    texts = Corpus.officialRules();
    workspace = RulesWorkspace.of(texts);
  }

  @Test
  void haveNoSyntaxError() {
    for (String name : texts.keySet()) {
      assertEquals(List.of(), RulesWorkspace.syntaxErrors(workspace.resource(name)), name);
    }
  }

  @Test
  void haveAllTheirItems() {
    texts.forEach(
        (name, text) -> {
          assertEquals(count(text, "rule"), workspace.all(name, Rule.class).size(), name);
          assertEquals(count(text, "macro"), workspace.all(name, Macro.class).size(), name);
          assertEquals(count(text, "list"), workspace.all(name, ListDecl.class).size(), name);
        });
  }

  private static long count(String text, String key) {
    return Pattern.compile("^(- |  )" + key + ": ", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .count();
  }

  @Test
  void resolveEveryMacroToTheOneOfItsName() {
    for (String name : texts.keySet()) {
      for (MacroRef reference : workspace.all(name, MacroRef.class)) {
        Macro macro = reference.getMacro();
        String written = text(name, reference, FalcoRulesPackage.Literals.MACRO_REF__MACRO);
        assertFalse(macro.eIsProxy(), written);
        assertEquals(macro.getName(), written);
      }
    }
  }

  @Test
  void resolveEveryWordThatNamesAList() {
    Set<String> lists = new HashSet<>();
    texts
        .keySet()
        .forEach(n -> workspace.all(n, ListDecl.class).forEach(l -> lists.add(l.getName())));
    int resolved = 0;
    for (String name : texts.keySet()) {
      for (Word word : workspace.all(name, Word.class)) {
        String written = text(name, word, FalcoRulesPackage.Literals.WORD__LIST);
        assertEquals(lists.contains(written), !word.getList().eIsProxy(), written);
        resolved += word.getList().eIsProxy() ? 0 : 1;
      }
    }
    assertTrue(resolved > 100, "only " + resolved);
  }

  @Test
  void haveNoUnresolvedReferenceThatMatters() {
    for (String name : texts.keySet()) {
      List<String> undefined =
          workspace.issues(name).stream().filter(issue -> issue.contains("Undefined")).toList();
      assertEquals(List.of(), undefined);
    }
  }

  @Test
  void nameEveryItemWhereItsNameIsWritten() {
    for (String name : texts.keySet()) {
      for (Named item : workspace.all(name, Named.class)) {
        var feature = item.eClass().getEStructuralFeature("name");
        INode node = NodeModelUtils.findNodesForFeature(item, feature).get(0);
        assertEquals(item.eGet(feature), written(name, node));
      }
    }
  }

  private static String text(String name, EObject owner, EReference reference) {
    return written(name, NodeModelUtils.findNodesForFeature(owner, reference).get(0));
  }

  private static String written(String name, INode node) {
    return texts.get(name).substring(node.getOffset(), node.getEndOffset());
  }
}

package dev.eyas.rules.scoping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesWorkspace;
import dev.eyas.rules.falcoRules.MacroRef;
import dev.eyas.rules.falcoRules.Word;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final String USE = "- rule: r\n  condition: m and proc.name in (l)\n";
  private static final String DEFINITION =
      "- macro: m\n  condition: a.b = c\n- list: l\n  items: [x]\n";
  private static final String APPEND =
      """
      - macro: m
        condition: or a.b = d
        override: {condition: append}
      - list: l
        items: [y]
        append: true
      """;

  @Test
  void namesAreVisibleInAllFiles() {
    RulesWorkspace workspace =
        RulesWorkspace.of(Map.of("falco_rules.yaml", DEFINITION, "falco_rules.local.yaml", USE));
    assertEquals(
        List.of("falco_rules.yaml#//@items.0", "falco_rules.yaml#//@items.1"),
        targets(workspace, "falco_rules.local.yaml"));
  }

  @Test
  void lastDefinitionInLoadOrderIsMeant() {
    RulesWorkspace workspace =
        RulesWorkspace.of(
            Map.of(
                "falco_rules.yaml", DEFINITION + DEFINITION + USE,
                "falco_rules.local.yaml", DEFINITION,
                "z_rules.yaml", DEFINITION));
    assertEquals(
        List.of("falco_rules.local.yaml#//@items.0", "falco_rules.local.yaml#//@items.1"),
        targets(workspace, "falco_rules.yaml"));
  }

  @Test
  void appendsAreNoDefinitions() {
    RulesWorkspace workspace =
        RulesWorkspace.of(Map.of("falco_rules.yaml", DEFINITION + USE, "local_rules.yaml", APPEND));
    assertEquals(
        List.of("falco_rules.yaml#//@items.0", "falco_rules.yaml#//@items.1"),
        targets(workspace, "falco_rules.yaml"));
  }

  @Test
  void onlyMacrosMustExist() {
    RulesWorkspace workspace = RulesWorkspace.of(Map.of("falco_rules.yaml", USE));
    List<String> issues =
        workspace.issues("falco_rules.yaml").stream().filter(i -> i.contains("Undefined")).toList();
    assertEquals(List.of("ERROR Undefined macro 'm' used in filter. @ m"), issues);
  }

  @Test
  void filesLoadInFalcosOrder() {
    List<String> sorted =
        Stream.of(
                "rules.d/b.yaml",
                "z.yaml",
                "falco_rules.local.yaml",
                "rules.d/a.yaml",
                "falco_rules.yaml",
                "c_rules.yaml")
            .map(name -> URI.createURI("file:/etc/falco/" + name))
            .sorted(new DefaultOrder())
            .map(uri -> uri.lastSegment())
            .toList();
    assertEquals(
        List.of(
            "falco_rules.yaml",
            "c_rules.yaml",
            "z.yaml",
            "falco_rules.local.yaml",
            "a.yaml",
            "b.yaml"),
        sorted);
  }

  private static List<String> targets(RulesWorkspace workspace, String name) {
    MacroRef macro = workspace.all(name, MacroRef.class).get(0);
    Word list =
        workspace.all(name, Word.class).stream()
            .filter(word -> !word.getList().eIsProxy())
            .findFirst()
            .orElseThrow();
    assertTrue(!macro.getMacro().eIsProxy());
    return Stream.of(macro.getMacro(), list.getList())
        .map(EcoreUtil::getURI)
        .map(uri -> uri.lastSegment() + "#" + uri.fragment())
        .toList();
  }
}

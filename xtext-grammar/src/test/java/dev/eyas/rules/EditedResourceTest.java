package dev.eyas.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.falcoRules.FalcoRulesPackage;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.MacroRef;
import dev.eyas.rules.falcoRules.RulesFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.diagnostics.AbstractDiagnostic;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A file that takes over edited texts is what a new one of the same text is. */
class EditedResourceTest {
  private static final int EDITS = 200;

  private static final String TWO_MACROS =
      """
      - macro: first
        condition: evt.type = open
      - macro: second
        condition: first and proc.name = x
      """;

  static final List<String> TEXTS = new ArrayList<>(Samples.ALL);

  static {
    TEXTS.add(TWO_MACROS);
  }

  /** What somebody types, right or wrong. */
  private static final String TYPED =
      "abc first proc.name=()[]{}'\"-:,#\n\n  and or not in (x) - rule: \n- macro: x\n";

  private final Random random = new Random(11);

  @ParameterizedTest
  @FieldSource("TEXTS")
  void isTheSameAfterEachEdit(String start) {
    RulesResource kept = linked(start);
    String text = start;
    for (int i = 0; i < EDITS; i++) {
      text = i % 20 == 19 ? start : edited(text);
      kept.become(text);
      kept.resolveLazyCrossReferences(CancelIndicator.NullImpl);
      assertEquals(describe(linked(text)), describe(kept), text);
    }
  }

  /** Half a character becomes a question mark, as in a file. */
  private String edited(String text) {
    int start = random.nextInt(text.length() + 1);
    int cut = random.nextInt(3) == 0 ? Math.min(random.nextInt(6), text.length() - start) : 0;
    int from = random.nextInt(TYPED.length());
    int letters = random.nextInt(5) == 0 ? random.nextInt(12) : random.nextInt(2);
    String typed = TYPED.substring(from, Math.min(TYPED.length(), from + letters));
    String edited = text.substring(0, start) + typed + text.substring(start + cut);
    return new String(edited.getBytes(UTF_8), UTF_8);
  }

  @Test
  void readsOnlyTheItemThatHasChanged() {
    RulesResource kept = linked(TWO_MACROS);
    List<Item> before = items(kept);
    kept.become(TWO_MACROS.replace("= x", "= xy and ("));
    List<Item> after = items(kept);
    assertSame(before.get(0), after.get(0));
    assertNotSame(before.get(1), after.get(1));
  }

  @Test
  void whoRefersToAnItemFindsItAsItIsNow() {
    RulesResource kept = linked(TWO_MACROS);
    List<Item> before = items(kept);
    kept.become(TWO_MACROS.replace("open", "openat"));
    List<Item> after = items(kept);
    assertSame(before.get(1), after.get(1));
    assertSame(after.get(0), macroOf(kept));
  }

  @Test
  void whoRefersToAnItemOfAnotherNameFindsNone() {
    RulesResource kept = linked(TWO_MACROS);
    kept.become(TWO_MACROS.replace("macro: first", "macro: third"));
    assertTrue(macroOf(kept).eIsProxy());
    kept.become(TWO_MACROS);
    assertSame(items(kept).get(0), macroOf(kept));
  }

  @Test
  void linksOfManyEditsDoNotAddUp() {
    RulesResource kept = linked(TWO_MACROS);
    for (int i = 0; i < 100; i++) {
      kept.become(TWO_MACROS.replace("= x", "= x" + i));
      assertThrows(IndexOutOfBoundsException.class, () -> kept.hasLazyProxyInformation(10));
    }
  }

  private static List<Item> items(RulesResource file) {
    return List.copyOf(((RulesFile) file.getContents().get(0)).getItems());
  }

  private static EObject macroOf(RulesResource file) {
    return EcoreUtil.<MacroRef>getObjectsByType(
            EcoreUtil2.eAllContentsAsList(file.getContents().get(0)),
            FalcoRulesPackage.Literals.MACRO_REF)
        .iterator()
        .next()
        .getMacro();
  }

  private static RulesResource linked(String text) {
    RulesResource file = (RulesResource) RulesWorkspace.of(text).resource();
    file.resolveLazyCrossReferences(CancelIndicator.NullImpl);
    return file;
  }

  /** The tree with its nodes, values, links and errors. */
  private static String describe(RulesResource file) {
    StringBuilder all = new StringBuilder();
    all.append(NodeModelUtils.compactDump(file.getParseResult().getRootNode(), true)).append('\n');
    file.getAllContents().forEachRemaining(object -> all.append(describe(object)).append('\n'));
    file.getErrors().stream()
        .map(AbstractDiagnostic.class::cast)
        .map(e -> "%s at %d+%d\n".formatted(e.getMessage(), e.getOffset(), e.getLength()))
        .sorted()
        .forEach(all::append);
    return all.append(file.getParseResult().hasSyntaxErrors()).toString();
  }

  private static String describe(EObject object) {
    StringBuilder all = new StringBuilder(object.eClass().getName());
    for (EAttribute attribute : object.eClass().getEAllAttributes()) {
      all.append(' ').append(object.eGet(attribute));
    }
    for (EReference link : object.eClass().getEAllReferences()) {
      if (!link.isContainment() && object.eGet(link) instanceof EObject target) {
        all.append(" -> ").append(target.eIsProxy() ? "none" : EcoreUtil.getURI(target));
      }
    }
    INode node = NodeModelUtils.getNode(object);
    return node == null ? all.toString() : all + " at " + node.getTextRegion();
  }
}

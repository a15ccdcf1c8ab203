package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import dev.eyas.catalog.FieldValues;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Priority;
import dev.eyas.ide.hover.KeyDescriptions;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.items.Mentions;
import dev.eyas.rules.condition.FieldResolver;
import dev.eyas.rules.falcoRules.Check;
import dev.eyas.rules.falcoRules.Entry;
import dev.eyas.rules.falcoRules.FalcoRulesPackage.Literals;
import dev.eyas.rules.falcoRules.Field;
import dev.eyas.rules.falcoRules.ListDecl;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.MacroRef;
import dev.eyas.rules.falcoRules.Named;
import dev.eyas.rules.falcoRules.OverrideEntry;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.Word;
import dev.eyas.rules.ruleset.Overrides.Allowed;
import dev.eyas.rules.validation.Similar;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Did you mean: fields, macros, lists, keys, event types and priorities that do not exist. */
final class SpellingFixes implements CodeActionProvider {
  private static final List<String> FIELDS =
      Fields.all().stream().map(dev.eyas.catalog.Field::name).toList();

  private static final List<String> VERBS = List.of("append", "replace");

  private final Mentions mentions;

  @Inject
  SpellingFixes(Mentions mentions) {
    this.mentions = mentions;
  }

  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    return Stream.of(
            selection.parts(Field.class).flatMap(field -> field(field, selection)),
            selection.parts(MacroRef.class).flatMap(macro -> macro(macro, selection)),
            selection.parts(Word.class).flatMap(word -> word(word, selection)),
            selection.parts(Entry.class).flatMap(entry -> key(entry, selection)),
            selection.parts(OverrideEntry.class).flatMap(entry -> override(entry, selection)),
            selection.parts(Named.class).flatMap(item -> changed(item, selection)),
            selection.parts(Rule.class).flatMap(rule -> priority(rule, selection)))
        .flatMap(fixes -> fixes);
  }

  private static Stream<CodeAction> field(Field field, Selection selection) {
    return field.getName() == null || FieldResolver.exists(field.getName(), field.getArg())
        ? Stream.empty()
        : instead(field, Literals.FIELD__NAME, FIELDS, selection);
  }

  private Stream<CodeAction> macro(MacroRef reference, Selection selection) {
    String name = Mention.of(reference).map(Mention::name).orElse("");
    if (!mentions.of(ItemKind.MACRO, name, selection.file().resource()).isEmpty()) {
      return Stream.empty();
    }
    INode node = NodeModelUtils.findActualNodeFor(reference);
    return instead(node, names(ItemKind.MACRO, selection), selection);
  }

  /** An event type, where one is compared; else a list, of which nobody else would notice. */
  private Stream<CodeAction> word(Word word, Selection selection) {
    INode node = NodeModelUtils.findActualNodeFor(word);
    String text = selection.text(node);
    if (!mentions.of(ItemKind.LIST, text, selection.file().resource()).isEmpty()) {
      return Stream.empty();
    }
    Check check = EcoreUtil2.getContainerOfType(word, Check.class);
    boolean eventType =
        check != null
            && check.getLeft() instanceof Field field
            && "evt.type".equals(field.getName());
    if (!eventType) {
      return instead(node, names(ItemKind.LIST, selection), selection);
    }
    List<String> types = FieldValues.of(Fields.find("evt.type").orElseThrow(), "");
    return types.contains(text) ? Stream.empty() : instead(node, types, selection);
  }

  private static Stream<CodeAction> key(Entry entry, Selection selection) {
    String owner = entry.eContainer().eClass().getName();
    return entry.getKey() == null || KeyDescriptions.find(owner + "." + entry.getKey()).isPresent()
        ? Stream.empty()
        : instead(entry, Literals.ENTRY__KEY, KeyDescriptions.keysOf(owner), selection);
  }

  /** What is overridden, and how. */
  private static Stream<CodeAction> override(OverrideEntry entry, Selection selection) {
    Set<String> keys = allowed(entry.eContainer().eContainer()).all();
    if (entry.getKey() != null && !keys.contains(entry.getKey())) {
      return instead(entry, Literals.OVERRIDE_ENTRY__KEY, keys, selection);
    }
    return entry.getOp() == null || VERBS.contains(entry.getOp())
        ? Stream.empty()
        : instead(entry, Literals.OVERRIDE_ENTRY__OP, VERBS, selection);
  }

  private static Allowed allowed(EObject item) {
    if (item instanceof ListDecl) {
      return Allowed.LIST;
    }
    return item instanceof Macro ? Allowed.MACRO : Allowed.RULE;
  }

  /** The name of an item that changes another, which there is not. */
  private Stream<CodeAction> changed(Named item, Selection selection) {
    return Mention.of(item).stream()
        .filter(name -> changesAnother(item) && selection.touches(name.node()))
        .filter(name -> isAlone(name, selection))
        .flatMap(
            name -> instead(name.node(), name.name(), names(name.kind(), selection), selection));
  }

  private static boolean changesAnother(Named item) {
    return NodeModelUtils.findActualNodeFor(item)
        .getText()
        .matches("(?s).*\\b(override|append):.*");
  }

  private boolean isAlone(Mention name, Selection selection) {
    return mentions.of(name.kind(), name.name(), selection.file().resource()).stream()
            .filter(Mention::defining)
            .count()
        == 1;
  }

  private static Stream<CodeAction> priority(Rule rule, Selection selection) {
    return rule.getPriority() == null || Priority.parse(rule.getPriority()).isPresent()
        ? Stream.empty()
        : instead(rule, Literals.RULE__PRIORITY, priorities(), selection);
  }

  private static List<String> priorities() {
    return Stream.of(Priority.values()).map(it -> it.label().toUpperCase(Locale.ROOT)).toList();
  }

  private List<String> names(ItemKind kind, Selection selection) {
    return mentions.names(kind, selection.file().resource());
  }

  private static Stream<CodeAction> instead(
      EObject part, EStructuralFeature feature, Collection<String> names, Selection selection) {
    return NodeModelUtils.findNodesForFeature(part, feature).stream()
        .filter(selection::touches)
        .flatMap(node -> instead(node, names, selection));
  }

  private static Stream<CodeAction> instead(
      INode node, Collection<String> names, Selection selection) {
    return instead(node, selection.text(node), names, selection);
  }

  /**
   * @param word what the node says, without quotes
   */
  private static Stream<CodeAction> instead(
      INode node, String word, Collection<String> names, Selection selection) {
    Optional<String> nearest = Similar.nearest(word, names);
    return Similar.to(word, names).stream()
        .map(
            name -> {
              CodeAction fix =
                  selection.action(
                      CodeActionKind.QuickFix,
                      "Change to '" + name + "'",
                      selection.replace(node, selection.text(node).replace(word, name)));
              fix.setIsPreferred(nearest.filter(name::equals).isPresent());
              return fix;
            });
  }
}

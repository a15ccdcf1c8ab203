package dev.eyas.ide.structure;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.catalog.Priority;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.items.Mentions;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.falcoRules.FalcoRulesPackage.Literals;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.MergedMacro;
import dev.eyas.rules.validation.FolderLoad;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** What a name stands for, beside it: sizes of lists, short macros, priorities in force. */
@Singleton
public final class InlayHints {
  /** Longer conditions are for hovers. */
  private static final int LONGEST_MACRO = 40;

  private final FolderLoad load;

  @Inject
  InlayHints(FolderLoad load) {
    this.load = load;
  }

  public List<InlayHint> in(OpenFile file, Range range) {
    int from = file.offset(range.getStart());
    int to = file.offset(range.getEnd());
    LoadOutcome outcome = load.outcome(file.resource());
    return file.rules().stream()
        .flatMap(rules -> rules.getItems().stream())
        .filter(item -> touches(NodeModelUtils.findActualNodeFor(item), from, to))
        .flatMap(
            item ->
                Stream.concat(
                    Mentions.below(item).stream().flatMap(name -> hint(name, outcome, file)),
                    item instanceof Rule rule ? priority(rule, outcome, file) : Stream.empty()))
        .toList();
  }

  private static Stream<InlayHint> hint(Mention name, LoadOutcome outcome, OpenFile file) {
    Optional<String> label =
        name.kind() == ItemKind.LIST
            ? size(name.name(), outcome.ruleset())
            : outcome.merged().macro(name.name()).flatMap(InlayHints::meaning);
    return label.stream().map(text -> hint(name.node(), text, file));
  }

  private static Optional<String> size(String list, EffectiveRuleset ruleset) {
    return ruleset.list(list).map(found -> found.items().size()).map(size -> "[" + size + "]");
  }

  private static Optional<String> meaning(MergedMacro macro) {
    String text = macro.condition().text().strip().replaceAll("\\s+", " ");
    return Optional.of(text).filter(it -> it.length() <= LONGEST_MACRO).map(it -> "= " + it);
  }

  private static Stream<InlayHint> priority(Rule rule, LoadOutcome outcome, OpenFile file) {
    Optional<Priority> written = Optional.ofNullable(rule.getPriority()).flatMap(Priority::parse);
    Optional<Priority> effective =
        outcome.merged().rule(String.valueOf(rule.getName())).map(merged -> merged.priority());
    if (written.isEmpty() || effective.isEmpty() || written.equals(effective)) {
      return Stream.empty();
    }
    return NodeModelUtils.findNodesForFeature(rule, Literals.RULE__PRIORITY).stream()
        .map(node -> hint(node, "in force: " + effective.get().label(), file));
  }

  private static InlayHint hint(INode node, String label, OpenFile file) {
    InlayHint hint =
        new InlayHint(file.document().getPosition(node.getEndOffset()), Either.forLeft(label));
    hint.setKind(InlayHintKind.Type);
    hint.setPaddingLeft(true);
    return hint;
  }

  private static boolean touches(INode node, int from, int to) {
    return node.getOffset() <= to && from <= node.getEndOffset();
  }
}

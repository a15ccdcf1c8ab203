package dev.eyas.ide.preview;

import dev.eyas.rules.TracedText;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.ListDecl;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.ruleset.Change;
import dev.eyas.rules.ruleset.ItemText;
import dev.eyas.rules.ruleset.MergedItems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A rule, macro or list by name, whichever files it comes from. */
record PreviewedItem(String kind, String name) {
  /** What all files make of it. */
  record Merged(Supplier<TracedText> text, List<Change> changes) {}

  /** Empty for an item of another kind, or without a name. */
  static Optional<PreviewedItem> of(Item item) {
    PreviewedItem named = null;
    if (item instanceof Rule rule) {
      named = new PreviewedItem("rule", rule.getName());
    } else if (item instanceof Macro macro) {
      named = new PreviewedItem("macro", macro.getName());
    } else if (item instanceof ListDecl list) {
      named = new PreviewedItem("list", list.getName());
    }
    return Optional.ofNullable(named).filter(some -> some.name != null);
  }

  /** Empty if no file defines it. */
  Optional<Merged> in(MergedItems items) {
    return switch (kind) {
      case "rule" -> items.rule(name).map(r -> new Merged(() -> ItemText.of(r), r.changes()));
      case "macro" -> items.macro(name).map(m -> new Merged(() -> ItemText.of(m), m.changes()));
      default -> items.list(name).map(l -> new Merged(() -> ItemText.of(l), l.changes()));
    };
  }
}

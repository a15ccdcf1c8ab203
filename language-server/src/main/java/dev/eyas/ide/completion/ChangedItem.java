package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.workspace.LoadedFiles;
import dev.eyas.rules.falcoRules.Entry;
import dev.eyas.rules.falcoRules.FalcoRulesPackage.Literals;
import dev.eyas.rules.falcoRules.Named;
import dev.eyas.rules.falcoRules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EStructuralFeature;

/** The items of other files that the one at the caret changes, since it has their name. */
final class ChangedItem {
  /** Parts of a rule that are more than entries, and their keys. */
  private static final Map<EStructuralFeature, String> PARTS =
      Map.of(
          Literals.RULE__CONDITIONS, "condition",
          Literals.RULE__OUTPUTS, "output",
          Literals.RULE__PRIORITY, "priority",
          Literals.RULE__EXCEPTIONS, "exceptions");

  private final LoadedFiles files;

  @Inject
  ChangedItem(LoadedFiles files) {
    this.files = files;
  }

  /** In load order; empty where the item stands for itself. */
  List<Named> of(Site site) {
    for (ItemKind kind : ItemKind.values()) {
      String name = site.valueOf(kind.key()).orElse("");
      if (!name.isEmpty()) {
        return named(kind, name, site);
      }
    }
    return List.of();
  }

  /** Keys that those items have; of rules only, as others have hardly any. */
  Set<String> keys(Site site) {
    return of(site).stream().flatMap(ChangedItem::keys).collect(Collectors.toSet());
  }

  private List<Named> named(ItemKind kind, String name, Site site) {
    return files.around(site.resource()).stream()
        .filter(file -> file.eResource() != site.resource())
        .flatMap(file -> file.getItems().stream())
        .filter(Named.class::isInstance)
        .map(Named.class::cast)
        .filter(item -> ItemKind.of(item) == kind && name.equals(Mention.name(item)))
        .toList();
  }

  private static Stream<String> keys(Named item) {
    return item instanceof Rule rule
        ? Stream.concat(
            rule.getEntries().stream().map(Entry::getKey),
            PARTS.keySet().stream().filter(rule::eIsSet).map(PARTS::get))
        : Stream.empty();
  }
}

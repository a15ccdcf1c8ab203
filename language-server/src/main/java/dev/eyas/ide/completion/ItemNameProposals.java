package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.workspace.LoadedFiles;
import dev.eyas.rules.falcoRules.Named;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.syntax.CaretPath;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Names of items of other files, which an item of the same name would change. */
final class ItemNameProposals implements Proposals {
  private static final Set<String> NAME_KEYS = Set.of("rule", "macro", "list");

  private final LoadedFiles files;

  @Inject
  ItemNameProposals(LoadedFiles files) {
    this.files = files;
  }

  /** Whether the name of an item is being typed. */
  static boolean isName(CaretPath path) {
    return path.keys().size() == 1 && NAME_KEYS.contains(path.keys().get(0));
  }

  @Override
  public Stream<Proposal> at(Site site) {
    if (!isName(site.path())) {
      return Stream.empty();
    }
    String key = site.path().keys().get(0);
    return files.around(site.resource()).stream()
        .filter(file -> file.eResource() != site.resource())
        .flatMap(file -> proposals(file, key));
  }

  private static Stream<Proposal> proposals(RulesFile file, String key) {
    String where = key + " in " + file.eResource().getURI().lastSegment();
    return file.getItems().stream()
        .filter(Named.class::isInstance)
        .map(Named.class::cast)
        .filter(item -> Mention.name(item) != null && ItemKind.of(item).key().equals(key))
        .map(
            item ->
                Proposal.of(Mention.name(item), CompletionItemKind.Reference, Rank.FIRST)
                    .detailed(where));
  }
}

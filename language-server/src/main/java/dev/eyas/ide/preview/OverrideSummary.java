package dev.eyas.ide.preview;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.ruleset.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Which other items have a say in what an item defines. */
@Singleton
public class OverrideSummary {
  private final MergedFolder folder;

  @Inject
  OverrideSummary(MergedFolder folder) {
    this.folder = folder;
  }

  /**
   * One line such as {@code overridden by falco_rules.local.yaml}.
   *
   * @return empty for an item that stands alone
   */
  public Optional<String> line(Item item) {
    List<Change> changes = changes(item);
    int own = ownIndex(changes, item);
    if (own < 0 || changes.size() < 2) {
      return Optional.empty();
    }
    String earlier = files(changes.subList(0, own));
    String later = files(changes.subList(own + 1, changes.size()));
    if (earlier.isEmpty()) {
      return Optional.of("overridden by " + later);
    }
    String verb = changes.get(own).kind() == Change.Kind.DEFINE ? "redefines " : "overrides ";
    return Optional.of(verb + earlier + (later.isEmpty() ? "" : ", overridden by " + later));
  }

  /** What the items before this one do to what it is about. */
  List<Change> earlier(Item item) {
    List<Change> changes = changes(item);
    return changes.subList(0, Math.max(0, ownIndex(changes, item)));
  }

  /** What each item does, as a Markdown list; empty for one that stands alone. */
  public static Optional<String> history(List<Change> changes) {
    return Optional.of(changes)
        .filter(several -> several.size() > 1)
        .map(
            several ->
                several.stream()
                    .map(change -> "- " + sentence(change))
                    .collect(Collectors.joining("\n")));
  }

  private static String sentence(Change change) {
    String file = FileNames.last(change.item().source());
    return switch (change.kind()) {
      case DEFINE -> "defined in `" + file + "`";
      case APPEND -> "`" + file + "` appends to " + keys(change);
      case REPLACE -> "`" + file + "` replaces " + keys(change);
    };
  }

  private static String keys(Change change) {
    return change.values().keySet().stream()
        .map(key -> "`" + key + "`")
        .collect(Collectors.joining(", "));
  }

  private static String files(List<Change> changes) {
    return FileNames.joined(changes.stream().map(change -> change.item().source()).toList());
  }

  private List<Change> changes(Item item) {
    Resource resource = item.eResource();
    return PreviewedItem.of(item)
        .flatMap(named -> named.in(folder.around(resource).items()))
        .map(PreviewedItem.Merged::changes)
        .orElse(List.of());
  }

  private static int ownIndex(List<Change> changes, Item item) {
    ICompositeNode node = NodeModelUtils.findActualNodeFor(item);
    String file = item.eResource().getURI().toString();
    Predicate<SourceRange> own =
        range ->
            range.source().equals(file)
                && range.offset() < node.getEndOffset()
                && node.getOffset() < range.offset() + range.length();
    for (int i = 0; i < changes.size(); i++) {
      if (own.test(changes.get(i).item())) {
        return i;
      }
    }
    return -1;
  }
}

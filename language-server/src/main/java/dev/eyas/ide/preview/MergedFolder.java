package dev.eyas.ide.preview;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.MergedItems;
import dev.eyas.rules.ruleset.MergedRule;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.rules.scoping.FolderSources;
import dev.eyas.rules.validation.FolderLoad;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.resource.Resource;

/** What the files around a document say together; merged anew when one has changed. */
@Singleton
public class MergedFolder {
  private final FolderSources files;
  private final FolderLoad loads;
  private final RulesLoader loader = new RulesLoader();
  private Merge last = new Merge(List.of(), MergedItems.EMPTY);

  /**
   * @param sources in load order, named by their URI
   */
  record Merge(List<RulesSource> sources, MergedItems items) {}

  @Inject
  MergedFolder(FolderSources files, FolderLoad loads) {
    this.files = files;
    this.loads = loads;
  }

  /** A rule as the files around a document make it; empty if none defines it. */
  public Optional<MergedRule> rule(Resource resource, String name) {
    return around(resource).items().rule(name);
  }

  synchronized Merge around(Resource resource) {
    List<RulesSource> sources = files.around(resource);
    if (!sources.equals(last.sources())) {
      last = new Merge(sources, loads.outcome(sources).merged());
    }
    return last;
  }

  MergedItems merge(List<RulesSource> sources) {
    return loader.merge(sources);
  }
}

package dev.eyas.rules.validation;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.scoping.FolderSources;
import dev.eyas.rules.validation.ThoroughLoad.Findings;
import java.util.List;
import org.eclipse.emf.ecore.resource.Resource;

/** Loads a file together with its neighbours; files that have not changed are not loaded again. */
@Singleton
public final class FolderLoad {
  private final FolderSources files;
  private final ThoroughLoad loader = new ThoroughLoad();
  private List<RulesSource> lastSources = List.of();
  private Findings lastFindings;

  @Inject
  FolderLoad(FolderSources files) {
    this.files = files;
  }

  /** What the loader says of all files around this one; sources are named by their URI. */
  Findings load(Resource resource) {
    return load(sources(resource));
  }

  /** All files around this one in load order, by their URI. */
  List<RulesSource> sources(Resource resource) {
    return files.around(resource);
  }

  /** What all files around this one come to; sources are named by their URI. */
  public LoadOutcome outcome(Resource resource) {
    return load(resource).outcome();
  }

  /** What files come to, which are those around one of them; sources are named by their URI. */
  public LoadOutcome outcome(List<RulesSource> sources) {
    return load(sources).outcome();
  }

  synchronized Findings load(List<RulesSource> sources) {
    if (lastFindings == null || !sources.equals(lastSources)) {
      lastFindings = loader.load(sources);
      lastSources = sources;
    }
    return lastFindings;
  }
}

package dev.eyas.rules.validation;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.LintConfig;
import dev.eyas.rules.validation.lint.Linter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;

/** The lints' findings in the files of a folder; nothing is looked for twice in the same texts. */
@Singleton
public class FolderLints {
  /**
   * @param sources the files of the folder, as they were read
   */
  public record Findings(List<RulesSource> sources, Map<String, List<Finding>> byFile) {
    /** The findings in one of the files, in order of place. */
    public List<Finding> in(String file) {
      return byFile.getOrDefault(file, List.of());
    }
  }

  private record Inputs(
      List<RulesSource> sources, EffectiveRuleset ruleset, Map<String, LintConfig> configs) {}

  private final FolderLoad loads;
  private final ProjectConfigs configs;
  private final OperationCanceledManager cancellation;
  private final Linter linter = new Linter();
  private Inputs lastInputs;
  private Findings lastFindings;

  @Inject
  FolderLints(FolderLoad loads, ProjectConfigs configs, OperationCanceledManager cancellation) {
    this.cancellation = cancellation;
    this.loads = loads;
    this.configs = configs;
  }

  /**
   * @throws RuntimeException that stands for cancellation, if nobody waits for the answer any more
   */
  public synchronized Findings of(Resource resource, CancelIndicator cancelled) {
    List<RulesSource> sources = loads.sources(resource);
    EffectiveRuleset ruleset = loads.load(sources).ruleset();
    Inputs inputs = new Inputs(sources, ruleset, configs(resource, sources));
    if (lastInputs == null || !isSame(inputs, lastInputs)) {
      List<Finding> findings =
          linter.run(sources, ruleset, inputs.configs()::get, cancelled::isCanceled);
      cancellation.checkCanceled(cancelled);
      lastFindings =
          new Findings(
              sources,
              findings.stream().collect(Collectors.groupingBy(found -> found.range().source())));
      lastInputs = inputs;
    }
    return lastFindings;
  }

  /** The same load gives the same ruleset: there is no need to compare all of it. */
  private static boolean isSame(Inputs one, Inputs other) {
    return one.ruleset() == other.ruleset()
        && one.sources().equals(other.sources())
        && one.configs().equals(other.configs());
  }

  private Map<String, LintConfig> configs(Resource resource, List<RulesSource> sources) {
    Map<String, LintConfig> all = new LinkedHashMap<>();
    ProjectConfigs.Lookup lookup = configs.lookup(resource.getResourceSet().getURIConverter());
    for (RulesSource source : sources) {
      all.put(source.name(), lookup.of(URI.createURI(source.name())));
    }
    return all;
  }
}

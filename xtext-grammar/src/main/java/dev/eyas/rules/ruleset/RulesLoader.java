package dev.eyas.rules.ruleset;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.GrammarConditionParser;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads rules files as Falco does: each into what the files before it have left, each compiled with
 * all of that. It reads no file by itself. A loader that is kept remembers what conditions parse
 * to.
 */
public final class RulesLoader {
  private final ParseCache parser;

  public RulesLoader() {
    this(new GrammarConditionParser());
  }

  RulesLoader(ConditionParser parser) {
    this.parser = new ParseCache(parser);
  }

  /**
   * @param sources in load order
   * @return a result for each source; loading goes on behind one that fails
   */
  public synchronized LoadOutcome load(List<RulesSource> sources) {
    parser.startLoad();
    Collector collector = new Collector(new ExceptionCheck(parser));
    RulesetCompiler compiler = new RulesetCompiler(parser);
    List<LoadResult> results = new ArrayList<>();
    EffectiveRuleset ruleset = EffectiveRuleset.EMPTY;
    for (RulesSource source : sources) {
      Problems problems = new Problems();
      try {
        collect(source, collector, problems);
        ruleset = compiler.compile(collector, problems);
      } catch (LoadFailure failure) {
        problems.fail(failure);
      }
      results.add(problems.result(source.name()));
    }
    checkPlugins(collector, results);
    boolean successful = results.stream().allMatch(LoadResult::successful);
    return new LoadOutcome(
        List.copyOf(results), successful ? ruleset : EffectiveRuleset.EMPTY, collector.merged());
  }

  /**
   * What the files say together, without a look at what it means: the cheap part of a load.
   *
   * @param sources in load order; each counts up to its first error
   */
  public synchronized MergedItems merge(List<RulesSource> sources) {
    Collector collector = new Collector(new ExceptionCheck(parser));
    for (RulesSource source : sources) {
      try {
        collect(source, collector, new Problems());
      } catch (LoadFailure error) {
        continue;
      }
    }
    return collector.merged();
  }

  private static void collect(RulesSource source, Collector collector, Problems problems) {
    Context file = Context.of(source);
    if (RulesSource.isTooLarge(source.text())) {
      throw new LoadFailure(
          LoadCode.LOAD_ERR_YAML_PARSE,
          "file is too large: %,d characters, of at most %,d; split it"
              .formatted(source.text().length(), RulesSource.MAX_LENGTH),
          file);
    }
    ItemReader reader = new ItemReader(collector, problems);
    List<ItemNode> documents = YamlDocuments.read(source, file);
    problems.schema(SchemaVerdict.of(documents));
    for (ItemNode document : documents) {
      reader.readDocument(document, file);
    }
  }

  /** What files require of plugins is only looked at when all are read. */
  private static void checkPlugins(Collector collector, List<LoadResult> results) {
    for (RequiredVersions.Requirement requirement : collector.requirements()) {
      try {
        requirement.check();
      } catch (LoadFailure failure) {
        String file = requirement.context().source().name();
        results.replaceAll(
            result -> result.name().equals(file) ? withError(result, failure) : result);
      }
    }
  }

  private static LoadResult withError(LoadResult result, LoadFailure failure) {
    List<LoadProblem> errors = new ArrayList<>(result.errors());
    errors.add(failure.problem());
    return new LoadResult(result.name(), result.schema(), List.copyOf(errors), result.warnings());
  }
}

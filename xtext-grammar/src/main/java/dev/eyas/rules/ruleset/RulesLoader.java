package dev.eyas.rules.ruleset;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.FalcoConditionParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Loads rules files as Falco does: each into what the files before it have left, each compiled with
 * all of that. It reads no file by itself. A loader that is kept remembers what texts, conditions
 * and outputs came to, and goes on at the first file that has changed since the last load.
 */
public final class RulesLoader {
  private final ParseCache parser;
  private final Remembered<RulesSource, FileItems> files = new Remembered<>();
  private final ItemMemory memory = new ItemMemory();
  private final RulesetCompiler compiler;

  /** What the last load knew before each of its files. */
  private List<Stage> stages = List.of();

  public RulesLoader() {
    this(new FalcoConditionParser());
  }

  RulesLoader(ConditionParser parser) {
    this.parser = new ParseCache(parser);
    this.compiler = new RulesetCompiler(this.parser);
  }

  /**
   * Where a load stands before one of its files.
   *
   * @param next the file
   * @param collector of the files before; not to be changed
   * @param results of the files before
   * @param ruleset that they come to
   */
  private record Stage(
      RulesSource next, Collector collector, List<LoadResult> results, EffectiveRuleset ruleset) {}

  /**
   * @param sources in load order
   * @return a result for each source; loading goes on behind one that fails
   */
  public synchronized LoadOutcome load(List<RulesSource> sources) {
    startLoad();
    memory.keepOnly(sources.stream().map(RulesSource::name).collect(Collectors.toSet()));
    List<Stage> passed = new ArrayList<>(unchanged(sources));
    Stage last = passed.isEmpty() ? null : passed.remove(passed.size() - 1);
    Collector collector = last == null ? newCollector() : last.collector().copy();
    List<LoadResult> results = new ArrayList<>(last == null ? List.of() : last.results());
    EffectiveRuleset ruleset = last == null ? EffectiveRuleset.EMPTY : last.ruleset();
    for (RulesSource source : sources.subList(passed.size(), sources.size())) {
      passed.add(new Stage(source, collector.copy(), List.copyOf(results), ruleset));
      Problems problems = new Problems();
      try {
        collect(source, collector, problems, RuleFailures.GIVE_UP);
        ruleset = compiler.compile(collector, problems, RuleFailures.GIVE_UP);
      } catch (LoadFailure failure) {
        problems.fail(failure);
      }
      results.add(problems.result(source.name()));
    }
    stages = List.copyOf(passed);
    checkPlugins(collector, results);
    boolean successful = results.stream().allMatch(LoadResult::successful);
    return new LoadOutcome(
        List.copyOf(results), successful ? ruleset : EffectiveRuleset.EMPTY, collector.merged());
  }

  /**
   * Finds the errors behind the first one, in rules. Anything else that is wrong ends the load: it
   * would let others fail that are right.
   *
   * @param sources in load order
   */
  public synchronized SoundRules loadSound(List<RulesSource> sources) {
    startLoad();
    List<Stage> sound = new ArrayList<>(unchanged(sources));
    sound.removeIf(stage -> !stage.results().stream().allMatch(LoadResult::successful));
    Collector collector =
        sound.isEmpty() ? newCollector() : sound.get(sound.size() - 1).collector().copy();
    LeftOutRules leftOut = new LeftOutRules();
    List<LoadProblem> errors = leftOut.errors();
    EffectiveRuleset ruleset = EffectiveRuleset.EMPTY;
    try {
      for (RulesSource source : sources.subList(Math.max(0, sound.size() - 1), sources.size())) {
        collect(source, collector, new Problems(), leftOut);
        ruleset = compiler.compile(collector, new Problems(), leftOut);
      }
      collector.requirements().forEach(RequiredVersions.Requirement::check);
      return new SoundRules(List.copyOf(errors), ruleset);
    } catch (LoadFailure failure) {
      errors.add(failure.problem());
      return new SoundRules(List.copyOf(errors), EffectiveRuleset.EMPTY);
    }
  }

  private void startLoad() {
    parser.startLoad();
    files.startLoad();
    compiler.startLoad();
  }

  /** The last load's stages up to that before the first file which is another one now. */
  private List<Stage> unchanged(List<RulesSource> sources) {
    int same = 0;
    while (same < Math.min(stages.size(), sources.size())
        && stages.get(same).next().equals(sources.get(same))) {
      same++;
    }
    return stages.subList(0, Math.min(same + 1, Math.min(stages.size(), sources.size())));
  }

  private Collector newCollector() {
    return new Collector(new ExceptionCheck(parser));
  }

  /**
   * What the files say together, without a look at what it means: the cheap part of a load.
   *
   * @param sources in load order; each counts up to its first error
   */
  public synchronized MergedItems merge(List<RulesSource> sources) {
    startLoad();
    Collector collector = newCollector();
    for (RulesSource source : sources) {
      try {
        collect(source, collector, new Problems(), RuleFailures.GIVE_UP);
      } catch (LoadFailure error) {
        continue;
      }
    }
    return collector.merged();
  }

  private void collect(
      RulesSource source, Collector collector, Problems problems, RuleFailures failures) {
    Context file = Context.of(source);
    FileItems items = files.get(source);
    if (items == null) {
      items = files.put(source, FileItems.read(source, file, memory));
    }
    problems.schema(items.schema());
    ItemReader reader = new ItemReader(collector, problems, failures);
    for (ItemNode document : items.documents()) {
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

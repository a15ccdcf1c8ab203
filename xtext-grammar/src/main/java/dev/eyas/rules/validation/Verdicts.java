package dev.eyas.rules.validation;

import dev.eyas.rules.ruleset.LoadCode;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.LoadResult;
import dev.eyas.rules.validation.ThoroughLoad.Findings;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Picks from what a load says for each file what holds when all are loaded. */
final class Verdicts {
  /**
   * What is found by compiling everything so far, which the loader does after each file: only what
   * holds when all are loaded is worth a marker.
   */
  private static final Set<LoadCode> FINAL_ONLY =
      EnumSet.of(
          LoadCode.LOAD_UNUSED_MACRO,
          LoadCode.LOAD_UNUSED_LIST,
          LoadCode.LOAD_NO_EVTTYPE,
          LoadCode.LOAD_UNSAFE_NA_CHECK,
          LoadCode.LOAD_UNKNOWN_FILTER,
          LoadCode.LOAD_COMPILE_CONDITION);

  private Verdicts() {}

  /** Problems in the file of this name. */
  static List<LoadProblem> of(Findings findings, String file) {
    return of(findings).stream().filter(problem -> problem.range().source().equals(file)).toList();
  }

  /** Problems in all files, each once although later files repeat it. */
  static List<LoadProblem> of(Findings findings) {
    List<LoadResult> results = findings.outcome().results();
    if (results.isEmpty()) {
      return List.of();
    }
    LoadResult last = results.get(results.size() - 1);
    Map<Object, LoadProblem> problems = new LinkedHashMap<>();
    for (LoadResult result : results) {
      Stream.concat(result.errors().stream(), result.warnings().stream())
          .filter(problem -> result == last || !FINAL_ONLY.contains(problem.code()))
          .forEach(problem -> problems.putIfAbsent(key(problem), problem));
    }
    findings.further().forEach(problem -> problems.putIfAbsent(key(problem), problem));
    return List.copyOf(problems.values());
  }

  private static Object key(LoadProblem problem) {
    return List.of(problem.code(), problem.message(), problem.range());
  }
}

package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.output.AlertFormatter;
import dev.eyas.sensor.state.EventContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A place for the rules of one party: put in force, counted and studied by themselves, whatever
 * rules others have in force on the same events.
 */
final class RulesetSlot {
  private final RuleJudge judge;
  private final RulesetCompiler compiler;
  private volatile CompiledRuleset ruleset;
  private volatile RuleStudy studied = RuleStudy.NONE;

  RulesetSlot(
      RuleMatching matching, RulesetCompiler compiler, AlertSink sink, AlertFormatter formatter) {
    judge = new RuleJudge(matching, sink, formatter);
    this.compiler = compiler;
    ruleset = compiler.compile(EffectiveRuleset.EMPTY, 0, new ArrayList<>());
  }

  /** Judges the event in hand. For the event path's thread. */
  void judge(EventContext context) {
    judge.judge(context, ruleset);
    studied.look(context);
  }

  /**
   * Compiles a ruleset beside the one in force. Rules that this sensor cannot evaluate are left out
   * and reported.
   */
  PreparedRuleset prepare(EffectiveRuleset effective) {
    List<RuleProblem> problems = new ArrayList<>();
    return new PreparedRuleset(compiler.compile(effective, 0, problems), List.copyOf(problems));
  }

  /** Puts a ruleset in force; its rules count from 0. */
  synchronized LoadedRuleset enforce(PreparedRuleset prepared) {
    ruleset = prepared.compiled().numbered(ruleset.generation() + 1);
    studied = studied.in(ruleset);
    return new LoadedRuleset(ruleset.generation(), prepared.problems());
  }

  /** As {@link Engine#watch}. */
  synchronized void watch(Set<String> rules, int eventsPerSecond) {
    studied = RuleStudy.of(rules, eventsPerSecond, ruleset);
  }

  /** Names of the rules that are studied, in force or not. */
  Set<String> studied() {
    return studied.names();
  }

  List<NearMisses> nearMisses() {
    return studied.nearMisses();
  }

  /** As {@link RuleJudge#failures}. */
  long failures() {
    return judge.failures();
  }

  int generation() {
    return ruleset.generation();
  }

  List<RuleCount> counts() {
    return ruleset.counts();
  }

  /** The rules in force. */
  List<EffectiveRule> rules() {
    return ruleset.rules().stream().map(CompiledRule::rule).toList();
  }

  long checks() {
    return ruleset.network().checks();
  }
}

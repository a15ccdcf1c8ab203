package dev.eyas.sensor;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.filter.ConditionCompiler;
import dev.eyas.sensor.filter.ConditionExplainer;
import dev.eyas.sensor.filter.FieldTable;
import dev.eyas.sensor.filter.OperandCompiler;
import dev.eyas.sensor.filter.UnsupportedRuleException;
import dev.eyas.sensor.output.CompiledOutput;
import java.util.ArrayList;
import java.util.List;

/** Compiles the enabled rules of a ruleset; one that cannot be is left out and reported. */
final class RulesetCompiler {
  private static final String SYSCALL_SOURCE = "syscall";

  private final FieldTable fields = new FieldTable();
  private final Priority minimumPriority;

  RulesetCompiler(Priority minimumPriority) {
    this.minimumPriority = minimumPriority;
  }

  CompiledRuleset compile(EffectiveRuleset ruleset, int generation, List<RuleProblem> problems) {
    OperandCompiler operands = new OperandCompiler(fields);
    ConditionCompiler conditions = new ConditionCompiler(operands);
    List<CompiledRule> compiled = new ArrayList<>();
    for (EffectiveRule rule : ruleset.rules()) {
      if (!rule.enabled() || rule.priority().compareTo(minimumPriority) > 0) {
        continue;
      }
      try {
        CompiledOutput output = output(rule, operands);
        conditions.add(rule.condition(), rule.eventTypes());
        compiled.add(
            new CompiledRule(
                rule, output, () -> new ConditionExplainer(rule.condition(), operands)));
      } catch (UnsupportedRuleException e) {
        problems.add(new RuleProblem(rule, e.getMessage()));
      }
    }
    return new CompiledRuleset(generation, List.copyOf(compiled), conditions.network());
  }

  private static CompiledOutput output(EffectiveRule rule, OperandCompiler operands) {
    if (!rule.source().equals(SYSCALL_SOURCE)) {
      throw new UnsupportedRuleException(
          "events of source '" + rule.source() + "' are not read by this sensor");
    }
    return new CompiledOutput(rule.output(), operands);
  }
}

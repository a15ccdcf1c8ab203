package dev.eyas.sensor;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.output.OutputTemplate;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.filter.ConditionCompiler;
import dev.eyas.sensor.filter.ConditionExplainer;
import dev.eyas.sensor.filter.FieldTable;
import dev.eyas.sensor.filter.OperandCompiler;
import dev.eyas.sensor.filter.UnsupportedRuleException;
import dev.eyas.sensor.output.CompiledOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the enabled rules of a ruleset; one that cannot be is left out and reported. What has
 * not changed since the rulesets before is used again.
 */
final class RulesetCompiler {
  private static final String SYSCALL_SOURCE = "syscall";

  /** After so many rulesets, what was compiled for them is forgotten. */
  private static final int REMEMBERED = 16;

  private final OperandCompiler operands = new OperandCompiler(new FieldTable());
  private final Priority minimumPriority;
  private final Map<OutputTemplate, CompiledOutput> outputs = new HashMap<>();
  private ConditionCompiler conditions = new ConditionCompiler(operands);
  private int compiled;

  RulesetCompiler(Priority minimumPriority) {
    this.minimumPriority = minimumPriority;
  }

  synchronized CompiledRuleset compile(
      EffectiveRuleset ruleset, int generation, List<RuleProblem> problems) {
    if (compiled++ % REMEMBERED == 0) {
      outputs.clear();
      conditions = new ConditionCompiler(operands);
    }
    conditions.begin();
    List<CompiledRule> rules = new ArrayList<>();
    for (EffectiveRule rule : ruleset.rules()) {
      if (!rule.enabled() || rule.priority().compareTo(minimumPriority) > 0) {
        continue;
      }
      try {
        CompiledOutput output = output(rule);
        conditions.add(rule.condition(), rule.eventTypes());
        rules.add(
            new CompiledRule(
                rule, output, () -> new ConditionExplainer(rule.condition(), operands)));
      } catch (UnsupportedRuleException e) {
        problems.add(new RuleProblem(rule, e.getMessage()));
      }
    }
    return new CompiledRuleset(generation, List.copyOf(rules), conditions.network());
  }

  private CompiledOutput output(EffectiveRule rule) {
    if (!rule.source().equals(SYSCALL_SOURCE)) {
      throw new UnsupportedRuleException(
          "events of source '" + rule.source() + "' are not read by this sensor");
    }
    return outputs.computeIfAbsent(rule.output(), output -> new CompiledOutput(output, operands));
  }
}

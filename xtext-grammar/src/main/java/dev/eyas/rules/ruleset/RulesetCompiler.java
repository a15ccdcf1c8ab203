package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.ConditionCompiler;
import dev.eyas.rules.condition.ConditionError;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.output.OutputCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles what has been collected: lists, then macros, then rules, each in order of definition. It
 * remembers what has not changed since the last time.
 */
final class RulesetCompiler {
  private final ConditionParser parser;
  private final RuleParts parts;
  private final ConditionCompiler.Memory memory = new ConditionCompiler.Memory();
  private final Remembered<TracedText, ConditionTexts.Known> known = new Remembered<>();

  RulesetCompiler(ConditionParser parser) {
    this.parser = parser;
    this.parts = new RuleParts(new OutputCompiler(parser));
  }

  void startLoad() {
    known.startLoad();
    parts.startLoad();
  }

  /**
   * @throws LoadFailure at the first error, but for those that a rule may be left out for
   */
  EffectiveRuleset compile(Collector collector, Problems problems, RuleFailures failures) {
    ListSubstitution lists = new ListSubstitution(collector.lists());
    ConditionTexts texts = new ConditionTexts(parser, lists, known);
    MacroTable macros = new MacroTable(collector.macros(), texts);
    ConditionCompiler conditions = new ConditionCompiler(macros.parsed(), memory);
    RuleCompiler compiler = new RuleCompiler(texts, macros, conditions, parts, problems);
    List<EffectiveRule> rules = new ArrayList<>();
    for (Collected.Entry<RuleItem> entry : List.copyOf(collector.rules().all())) {
      if (entry.item().knownSource) {
        try {
          compiler.compile(entry.item()).ifPresent(rules::add);
        } catch (LoadFailure failure) {
          failures.failed(entry.item().name, failure);
          collector.rules().remove(entry.item().name);
        }
      }
    }
    warnUnused(collector, macros, lists, problems);
    return new EffectiveRuleset(
        List.copyOf(rules),
        collector.macros().all().stream()
            .map(entry -> effective(entry.item(), macros, conditions))
            .toList(),
        collector.lists().all().stream().map(entry -> effective(entry.item(), lists)).toList(),
        collector.published());
  }

  private static EffectiveMacro effective(
      MacroItem macro, MacroTable macros, ConditionCompiler conditions) {
    Optional<Condition> condition;
    try {
      condition = Optional.of(conditions.macro(macro.name()));
    } catch (ConditionError unusable) {
      condition = Optional.empty();
    }
    return new EffectiveMacro(
        macro.name(),
        condition,
        macros.parsed().get(macro.name()).text(),
        macros.isUsed(macro.name()),
        macro.merged());
  }

  private static EffectiveList effective(ListItem list, ListSubstitution lists) {
    return new EffectiveList(
        list.name(), lists.items(list.name()), lists.isUsed(list.name()), list.merged());
  }

  private static void warnUnused(
      Collector collector, MacroTable macros, ListSubstitution lists, Problems problems) {
    for (Collected.Entry<MacroItem> macro : collector.macros().all()) {
      if (!macros.isUsed(macro.item().name())) {
        problems.warn(
            LoadCode.LOAD_UNUSED_MACRO,
            "Macro not referred to by any other rule/macro",
            macro.item().context());
      }
    }
    for (Collected.Entry<ListItem> list : collector.lists().all()) {
      if (!lists.isUsed(list.item().name())) {
        problems.warn(
            LoadCode.LOAD_UNUSED_LIST,
            "List not referred to by any other rule/macro",
            list.item().context());
      }
    }
  }
}

package dev.eyas.rules.ruleset;

import dev.eyas.rules.condition.ConditionCompiler;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.output.OutputCompiler;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles what has been collected: lists, then macros, then rules, each in order of definition.
 */
final class RulesetCompiler {
  private final ConditionParser parser;
  private final OutputCompiler outputs;

  RulesetCompiler(ConditionParser parser) {
    this.parser = parser;
    this.outputs = new OutputCompiler(parser);
  }

  /**
   * @throws LoadFailure at the first error
   */
  EffectiveRuleset compile(Collector collector, Problems problems) {
    ListSubstitution lists = new ListSubstitution(collector.lists());
    ConditionTexts texts = new ConditionTexts(parser, lists);
    MacroTable macros = new MacroTable(collector.macros(), texts);
    RuleCompiler compiler =
        new RuleCompiler(texts, macros, new ConditionCompiler(macros.parsed()), outputs, problems);
    List<EffectiveRule> rules = new ArrayList<>();
    for (Collected.Entry<RuleItem> entry : collector.rules().all()) {
      if (entry.item().knownSource) {
        compiler.compile(entry.item()).ifPresent(rules::add);
      }
    }
    warnUnused(collector, macros, lists, problems);
    return new EffectiveRuleset(List.copyOf(rules));
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

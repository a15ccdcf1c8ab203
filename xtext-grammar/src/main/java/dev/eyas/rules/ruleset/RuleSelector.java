package dev.eyas.rules.ruleset;

import dev.eyas.rules.config.RuleSelection;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Switches rules on and off as the configuration wants, in its order. */
public final class RuleSelector {
  private final List<Choice> choices;

  private record Choice(boolean enable, Pattern name, String tag) {
    static Choice of(RuleSelection selection) {
      String pattern =
          Arrays.stream(selection.rule().split("\\*", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      return new Choice(
          selection.enable(), Pattern.compile(pattern, Pattern.DOTALL), selection.tag());
    }

    /** By name or by tag: an entry with both is for the rules of either. */
    boolean isFor(EffectiveRule rule) {
      return name.matcher(rule.name()).matches() || rule.tags().contains(tag);
    }
  }

  public RuleSelector(List<RuleSelection> selections) {
    choices = selections.stream().map(Choice::of).toList();
  }

  public EffectiveRuleset applyTo(EffectiveRuleset ruleset) {
    return choices.isEmpty()
        ? ruleset
        : ruleset.with(ruleset.rules().stream().map(this::chosen).toList());
  }

  private EffectiveRule chosen(EffectiveRule rule) {
    boolean enabled = rule.enabled();
    for (Choice choice : choices) {
      enabled = choice.isFor(rule) ? choice.enable() : enabled;
    }
    return rule.enabled(enabled);
  }
}

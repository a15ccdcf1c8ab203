package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;

/** A macro as one item defines it, or as it is after all items so far. */
record MacroItem(
    String name,
    TracedText condition,
    List<Change> changes,
    Context context,
    Context conditionContext) {
  /** With what another item appends. */
  MacroItem with(MacroItem more) {
    return new MacroItem(
        name,
        Joined.of(condition, more.condition),
        Joined.of(changes, more.changes),
        context,
        conditionContext);
  }

  MergedMacro merged() {
    return new MergedMacro(name, condition, changes);
  }
}

package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;

/** A macro as one item defines it, or as it is after all items so far. */
record MacroItem(String name, TracedText condition, Context context, Context conditionContext) {}

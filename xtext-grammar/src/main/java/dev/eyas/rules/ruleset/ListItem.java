package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;

/** A list as one item defines it, or as it is after all items so far. */
record ListItem(String name, List<TracedText> items, Context context) {}

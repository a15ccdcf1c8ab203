package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;

/** A list as one item defines it, or as it is after all items so far. */
record ListItem(String name, List<TracedText> items, List<Change> changes, Context context) {
  /** With what another item appends. */
  ListItem with(ListItem more) {
    return new ListItem(
        name, Joined.of(items, more.items), Joined.of(changes, more.changes), context);
  }

  MergedList merged() {
    return new MergedList(name, items, changes);
  }
}

package dev.eyas.ide.items;

import dev.eyas.rules.falcoRules.ListDecl;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.Named;

/** The kinds of items that have names; each kind has its own. */
public enum ItemKind {
  RULE("rule"),
  MACRO("macro"),
  LIST("list");

  private final String key;

  ItemKind(String key) {
    this.key = key;
  }

  /** The key that gives an item its kind and its name. */
  public String key() {
    return key;
  }

  public static ItemKind of(Named item) {
    if (item instanceof Macro) {
      return MACRO;
    }
    return item instanceof ListDecl ? LIST : RULE;
  }
}

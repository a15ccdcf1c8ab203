package dev.eyas.rules.condition;

import java.util.Set;

/**
 * A connective stands where a macro's name would: Falco takes it for one, and complains that there
 * is no such macro. For our grammar it is none, even if there were.
 */
public final class ReservedName extends SyntaxError {
  private static final long serialVersionUID = 1;

  private static final Set<String> NAMES = Set.of("and", "or", "not");

  private final String name;

  ReservedName(String name, int end) {
    super("'and', 'or' and 'not' are no names of macros", end);
    this.name = name;
  }

  public static boolean is(String name) {
    return NAMES.contains(name);
  }

  /** What Falco reads. */
  public Syntax.MacroRef asMacro() {
    return new Syntax.MacroRef(name, offset() - name.length(), offset());
  }
}

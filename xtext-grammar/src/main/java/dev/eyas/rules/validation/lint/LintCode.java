package dev.eyas.rules.validation.lint;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is looked for in rules that load. The names are stable: files and configurations use them.
 */
public enum LintCode {
  EYAS001("Event argument that no event type of the rule has", LintSeverity.WARNING),
  EYAS002("Comparison that can never hold", LintSeverity.WARNING),
  EYAS003("Condition that is always false or always true", LintSeverity.WARNING),
  EYAS004("Rule shadowed by an earlier one", LintSeverity.WARNING, Mark.UNNECESSARY),
  EYAS005("Appended condition binds other than it reads", LintSeverity.WARNING),
  EYAS006("Comparison with <NA> instead of exists", LintSeverity.WARNING),
  EYAS007("!= on a field that may be absent or has many values", LintSeverity.INFO),
  EYAS008("Malformed or repeated tag", LintSeverity.WARNING),
  EYAS009("Regular expression that a simpler operator replaces", LintSeverity.HINT),
  EYAS010("Deprecated field or key", LintSeverity.HINT, Mark.DEPRECATED),
  EYAS011("Field of another event source", LintSeverity.WARNING);

  /** How an editor may set off the text besides underlining it. */
  public enum Mark {
    NONE,
    UNNECESSARY,
    DEPRECATED
  }

  private final String summary;
  private final LintSeverity defaultSeverity;
  private final Mark mark;

  LintCode(String summary, LintSeverity defaultSeverity) {
    this(summary, defaultSeverity, Mark.NONE);
  }

  LintCode(String summary, LintSeverity defaultSeverity, Mark mark) {
    this.summary = summary;
    this.defaultSeverity = defaultSeverity;
    this.mark = mark;
  }

  /** One line for people. */
  public String summary() {
    return summary;
  }

  public LintSeverity defaultSeverity() {
    return defaultSeverity;
  }

  public Mark mark() {
    return mark;
  }

  /** The page that explains it, below the folder of the guide. */
  public String page() {
    return "lints/" + name() + ".md";
  }

  public static Optional<LintCode> find(String name) {
    return Stream.of(values()).filter(code -> code.name().equals(name)).findFirst();
  }
}

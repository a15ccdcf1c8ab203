package dev.eyas.rules.validation.lint;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is looked for in rules that load. The names are stable: files and configurations use them.
 */
public enum LintCode {
  EYAS008("Malformed or repeated tag", LintSeverity.WARNING),
  EYAS009("Regular expression that a simpler operator replaces", LintSeverity.HINT),
  EYAS010("Deprecated field or key", LintSeverity.HINT, Mark.DEPRECATED);

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

package dev.eyas.cli.report;

import dev.eyas.rules.ruleset.LoadCode;
import dev.eyas.rules.validation.lint.LintCode;

/**
 * A kind of problem.
 *
 * @param code such as {@code LOAD_NO_EVTTYPE}
 * @param severity that it has unless configured otherwise
 * @param summary one line
 * @param description as long as it needs to be
 * @param help URI of a page that tells more, maybe relative to the project
 */
public record Kind(
    String code, Severity severity, String summary, String description, String help) {
  private static final String FALCO_RULES = "https://falco.org/docs/concepts/rules/";

  static Kind of(LoadCode code) {
    return new Kind(
        code.name(),
        code.isError() ? Severity.ERROR : Severity.WARNING,
        code.summary(),
        code.description(),
        FALCO_RULES);
  }

  /** The guide is not published: its page is named by its path in the project. */
  static Kind of(LintCode code) {
    return new Kind(
        code.name(),
        Severity.of(code.defaultSeverity()),
        code.summary(),
        code.summary() + ".",
        "docs/" + code.page());
  }
}

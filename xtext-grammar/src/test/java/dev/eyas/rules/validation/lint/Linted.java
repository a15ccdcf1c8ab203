package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rules and what lints find in them. */
final class Linted {
  private static final RulesLoader LOADER = new RulesLoader();
  private static final Linter LINTER = new Linter();

  private final List<RulesSource> sources;
  private final List<Finding> findings;

  private Linted(List<RulesSource> sources, List<Finding> findings) {
    this.sources = sources;
    this.findings = findings;
  }

  static Linted of(String text) {
    return of(List.of(new RulesSource("rules.yaml", text)), LintSettings.DEFAULTS);
  }

  static Linted of(List<RulesSource> sources, LintSettings settings) {
    LoadOutcome outcome = LOADER.load(sources);
    outcome.results().forEach(r -> assertEquals(List.of(), messages(r.errors()), r.name()));
    return new Linted(sources, LINTER.run(sources, outcome.ruleset(), settings, () -> false));
  }

  private static List<String> messages(List<LoadProblem> problems) {
    return problems.stream().map(problem -> problem.code() + " " + problem.message()).toList();
  }

  /**
   * Holds that a lint finds what is marked, and nothing else.
   *
   * @param marked rules with ⟦ and ⟧ around what is to be underlined
   */
  static Linted finds(LintCode code, String marked) {
    Linted linted = of(marked.replace("⟦", "").replace("⟧", ""));
    assertEquals(marked, linted.marked(code));
    return linted;
  }

  /** The only file with the findings of a lint marked. */
  private String marked(LintCode code) {
    StringBuilder text = new StringBuilder(sources.get(0).text());
    List<Finding> last = new ArrayList<>(of(code));
    Collections.reverse(last);
    for (Finding finding : last) {
      int start = finding.range().offset();
      text.insert(start + finding.range().length(), "⟧").insert(start, "⟦");
    }
    return text.toString();
  }

  List<Finding> of(LintCode code) {
    return findings.stream().filter(finding -> finding.code() == code).toList();
  }

  List<Finding> all() {
    return findings;
  }

  List<LintCode> codes() {
    return findings.stream().map(Finding::code).distinct().toList();
  }

  /** The first file after the only fix of each finding of a lint. */
  String fixed(LintCode code) {
    String text = sources.get(0).text();
    List<Finding> last = new ArrayList<>(of(code));
    Collections.reverse(last);
    for (Finding finding : last) {
      assertEquals(1, finding.fixes().size(), finding::toString);
      text = apply(finding.fixes().get(0), text);
    }
    return text;
  }

  static String apply(Fix fix, String text) {
    StringBuilder result = new StringBuilder(text);
    fix.edits().stream()
        .sorted((a, b) -> b.range().offset() - a.range().offset())
        .forEach(
            edit ->
                result.replace(
                    edit.range().offset(),
                    edit.range().offset() + edit.range().length(),
                    edit.text()));
    return result.toString();
  }
}

package dev.eyas.rules.validation;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.LintSeverity;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.LineAndColumn;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.Issue;

/** A lint's finding among the other issues of a file, with all that it knows. */
public final class LintIssue extends Issue.IssueImpl {
  private final transient Finding finding;
  private final transient List<RulesSource> sources;

  /**
   * @param sources the files that the finding may speak of
   * @param root of the file that the finding is in
   */
  LintIssue(Finding finding, List<RulesSource> sources, URI file, INode root) {
    this.finding = finding;
    this.sources = sources;
    int length = root.getTotalLength();
    int start = Math.min(finding.range().offset(), length);
    int end = Math.min(start + finding.range().length(), length);
    LineAndColumn first = NodeModelUtils.getLineAndColumn(root, start);
    LineAndColumn last = NodeModelUtils.getLineAndColumn(root, end);
    setMessage(finding.message());
    setCode(finding.code().name());
    setSeverity(severity(finding.severity()));
    setType(CheckType.FAST);
    setUriToProblem(file);
    setOffset(start);
    setLength(end - start);
    setLineNumber(first.getLine());
    setColumn(first.getColumn());
    setLineNumberEnd(last.getLine());
    setColumnEnd(last.getColumn());
  }

  public Finding finding() {
    return finding;
  }

  /** Text of a file that the finding speaks of. */
  public String text(String file) {
    return sources.stream()
        .filter(source -> source.name().equals(file))
        .map(RulesSource::text)
        .findFirst()
        .orElse("");
  }

  private static Severity severity(LintSeverity severity) {
    return switch (severity) {
      case ERROR -> Severity.ERROR;
      case WARNING -> Severity.WARNING;
      case INFO, HINT -> Severity.INFO;
      case OFF -> Severity.IGNORE;
    };
  }
}

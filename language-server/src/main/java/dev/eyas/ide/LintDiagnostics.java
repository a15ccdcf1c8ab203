package dev.eyas.ide;

import com.google.inject.Inject;
import dev.eyas.ide.live.TextPositions;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.validation.LintIssue;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.LintCode;
import dev.eyas.rules.validation.lint.LintSeverity;
import dev.eyas.rules.validation.lint.Related;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.UriExtensions;

/** What a lint's finding tells an editor besides its message. */
final class LintDiagnostics {
  private final UriExtensions uris;

  @Inject
  LintDiagnostics(UriExtensions uris) {
    this.uris = uris;
  }

  void complete(Diagnostic diagnostic, LintIssue issue) {
    Finding finding = issue.finding();
    diagnostic.setSource("eyas");
    if (finding.severity() == LintSeverity.HINT) {
      diagnostic.setSeverity(DiagnosticSeverity.Hint);
    }
    page(finding.code())
        .map(DiagnosticCodeDescription::new)
        .ifPresent(diagnostic::setCodeDescription);
    diagnostic.setTags(tags(finding.code()));
    diagnostic.setRelatedInformation(
        finding.related().stream().map(related -> related(related, issue)).toList());
  }

  /** The lint's page in the guide that comes with the distribution; none without one. */
  private static Optional<String> page(LintCode code) {
    return Optional.ofNullable(System.getProperty("eyas.home"))
        .map(home -> Path.of(home, "docs").resolve(code.page()))
        .filter(Files::isRegularFile)
        .map(page -> page.toUri().toString());
  }

  private static List<DiagnosticTag> tags(LintCode code) {
    return switch (code.mark()) {
      case NONE -> null;
      case UNNECESSARY -> List.of(DiagnosticTag.Unnecessary);
      case DEPRECATED -> List.of(DiagnosticTag.Deprecated);
    };
  }

  private DiagnosticRelatedInformation related(Related related, LintIssue issue) {
    SourceRange range = related.range();
    String text = issue.text(range.source());
    Range place =
        new Range(
            TextPositions.at(text, range.offset()),
            TextPositions.at(text, range.offset() + range.length()));
    String uri = uris.toUriString(URI.createURI(range.source()));
    return new DiagnosticRelatedInformation(new Location(uri, place), related.message());
  }
}

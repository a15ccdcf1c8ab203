package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.ruleset.LoadCode;
import dev.eyas.rules.validation.FolderLints;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.Fix;
import dev.eyas.rules.validation.lint.LintCode;
import dev.eyas.rules.validation.lint.Linter;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** The fixes of lints, and a comment that silences one. */
final class LintFixes implements CodeActionProvider {
  private final FolderLints lints;
  private final UriExtensions uris;

  @Inject
  LintFixes(FolderLints lints, UriExtensions uris) {
    this.lints = lints;
    this.uris = uris;
  }

  @Override
  public Stream<CodeAction> offer(Options request) {
    Offsets asked = Offsets.of(request);
    String name = request.getResource().getURI().toString();
    FolderLints.Findings findings = lints.of(request.getResource(), request.getCancelIndicator());
    RulesSource file = new RulesSource(name, request.getDocument().getContents());
    FixEdits edits =
        new FixEdits(
            findings.sources(),
            source ->
                source.equals(name) ? request.getURI() : uris.toUriString(URI.createURI(source)));
    Selection selection = Selection.of(request);
    return findings.in(name).stream()
        .flatMap(
            finding ->
                asked.touch(finding.range())
                    ? actions(finding, file, edits, request)
                    : verdictFixes(finding, edits, selection));
  }

  /** For what Falco's loader says of the item as a whole, and a lint of a part of it elsewhere. */
  private static Stream<CodeAction> verdictFixes(
      Finding finding, FixEdits edits, Selection selection) {
    List<Diagnostic> verdicts = selection.shown(LoadCode.LOAD_DEPRECATED_ITEM.name()).toList();
    boolean isMeant =
        finding.code() == LintCode.EYAS010
            && !verdicts.isEmpty()
            && selection
                .items()
                .map(NodeModelUtils::findActualNodeFor)
                .anyMatch(item -> isIn(item, finding.range().offset()));
    return isMeant ? fixes(finding, edits, verdicts) : Stream.empty();
  }

  private static boolean isIn(INode item, int offset) {
    return item.getOffset() <= offset && offset < item.getEndOffset();
  }

  private static Stream<CodeAction> actions(
      Finding finding, RulesSource file, FixEdits edits, Options request) {
    List<Diagnostic> told = told(finding, request);
    CodeAction ignoring = action(Linter.ignoring(finding, file), edits, told);
    return Stream.concat(fixes(finding, edits, told), Stream.of(ignoring));
  }

  private static Stream<CodeAction> fixes(Finding finding, FixEdits edits, List<Diagnostic> told) {
    return finding.fixes().stream()
        .map(fix -> action(fix, edits, told))
        .peek(action -> action.setIsPreferred(finding.fixes().size() == 1));
  }

  private static CodeAction action(Fix fix, FixEdits edits, List<Diagnostic> told) {
    CodeAction action = new CodeAction(fix.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(told);
    action.setEdit(edits.of(fix));
    return action;
  }

  /** The diagnostics of the request that tell of this finding. */
  private static List<Diagnostic> told(Finding finding, Options request) {
    return request.getCodeActionParams().getContext().getDiagnostics().stream()
        .filter(d -> d.getCode() != null && finding.code().name().equals(d.getCode().get()))
        .filter(d -> finding.message().equals(d.getMessage().get()))
        .toList();
  }

  /** The range that the client asks about, in offsets. */
  private record Offsets(int start, int end) {
    static Offsets of(Options request) {
      var range = request.getCodeActionParams().getRange();
      return new Offsets(
          request.getDocument().getOffSet(range.getStart()),
          request.getDocument().getOffSet(range.getEnd()));
    }

    boolean touch(SourceRange range) {
      return range.offset() <= end && start <= range.offset() + range.length();
    }
  }
}

package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.validation.FolderLints;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.Fix;
import dev.eyas.rules.validation.lint.LintCode;
import dev.eyas.rules.validation.lint.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;

/** Brings all that is outdated in a file up to date: it means the same before and after. */
final class FixAll implements CodeActionProvider {
  private static final LintCode OUTDATED = LintCode.EYAS010;

  private final FolderLints lints;

  @Inject
  FixAll(FolderLints lints) {
    this.lints = lints;
  }

  @Override
  public Stream<CodeAction> offer(Options request) {
    Resource resource = request.getResource();
    String name = resource.getURI().toString();
    FolderLints.Findings findings = lints.of(resource, request.getCancelIndicator());
    List<TextEdit> edits = edits(findings.in(name), name);
    if (edits.isEmpty()) {
      return Stream.empty();
    }
    String title = "Bring outdated keys and fields up to date";
    CodeAction action = new CodeAction(title);
    action.setKind(CodeActionKind.SourceFixAll);
    FixEdits converted = new FixEdits(findings.sources(), source -> request.getURI());
    action.setEdit(converted.of(new Fix(title, edits)));
    return Stream.of(action);
  }

  /** Those that stay in the file and out of each other's way. */
  private static List<TextEdit> edits(List<Finding> findings, String file) {
    List<TextEdit> edits = new ArrayList<>();
    findings.stream()
        .filter(finding -> finding.code() == OUTDATED && finding.fixes().size() == 1)
        .map(finding -> finding.fixes().get(0).edits())
        .filter(fix -> fix.stream().allMatch(edit -> edit.range().source().equals(file)))
        .filter(fix -> fix.stream().noneMatch(edit -> overlaps(edit, edits)))
        .forEach(edits::addAll);
    return edits;
  }

  private static boolean overlaps(TextEdit edit, List<TextEdit> others) {
    SourceRange range = edit.range();
    return others.stream()
        .map(TextEdit::range)
        .anyMatch(
            other ->
                other.offset() <= range.offset() + range.length()
                    && range.offset() <= other.offset() + other.length());
  }
}

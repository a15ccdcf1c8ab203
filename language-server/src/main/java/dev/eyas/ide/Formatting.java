package dev.eyas.ide;

import dev.eyas.rules.formatting.Formatted;
import dev.eyas.rules.formatting.RulesFormatter;
import java.util.List;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.formatting.FormattingService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** The layout of rules files as text edits. There is one layout, whatever a client would like. */
public class Formatting extends FormattingService {
  @Override
  public List<TextEdit> format(
      Document document,
      XtextResource resource,
      DocumentFormattingParams params,
      CancelIndicator cancelled) {
    return edits(document, RulesFormatter.format(document.getContents()));
  }

  @Override
  public List<TextEdit> format(
      Document document,
      XtextResource resource,
      DocumentRangeFormattingParams params,
      CancelIndicator cancelled) {
    int from = document.getOffSet(params.getRange().getStart());
    int to = document.getOffSet(params.getRange().getEnd());
    return edits(document, RulesFormatter.format(document.getContents(), from, to));
  }

  private static List<TextEdit> edits(Document document, Formatted formatted) {
    return formatted.changes().stream()
        .map(
            change ->
                new TextEdit(
                    new Range(
                        document.getPosition(change.offset()), document.getPosition(change.end())),
                    change.text()))
        .toList();
  }
}

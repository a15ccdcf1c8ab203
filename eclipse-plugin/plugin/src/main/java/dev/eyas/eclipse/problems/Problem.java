package dev.eyas.eclipse.problems;

import dev.eyas.eclipse.documents.Positions;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.MarkupContent;

/** A diagnostic in a marker's terms. */
final class Problem {
  private Problem() {}

  /**
   * @param document that an editor holds for the file, or null: then the marker has a line alone
   */
  static Map<String, Object> attributes(Diagnostic diagnostic, IDocument document) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(IMarker.MESSAGE, message(diagnostic));
    attributes.put(IMarker.SEVERITY, severity(diagnostic.getSeverity()));
    attributes.put(IMarker.LINE_NUMBER, diagnostic.getRange().getStart().getLine() + 1);
    if (document != null) {
      locate(diagnostic, document, attributes);
    }
    return attributes;
  }

  private static void locate(
      Diagnostic diagnostic, IDocument document, Map<String, Object> attributes) {
    try {
      IRegion region = Positions.region(document, diagnostic.getRange());
      attributes.put(IMarker.CHAR_START, region.getOffset());
      attributes.put(IMarker.CHAR_END, region.getOffset() + region.getLength());
    } catch (BadLocationException e) {
      // Typing went on and the line is gone; the next report, on its way, replaces this one.
    }
  }

  private static String message(Diagnostic diagnostic) {
    return diagnostic.getMessage().map(text -> text, MarkupContent::getValue);
  }

  private static int severity(DiagnosticSeverity severity) {
    return switch (severity == null ? DiagnosticSeverity.Error : severity) {
      case Error -> IMarker.SEVERITY_ERROR;
      case Warning -> IMarker.SEVERITY_WARNING;
      case Information, Hint -> IMarker.SEVERITY_INFO;
    };
  }
}

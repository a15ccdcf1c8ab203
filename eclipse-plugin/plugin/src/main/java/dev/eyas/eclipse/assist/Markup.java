package dev.eyas.eclipse.assist;

import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The server's texts in the few HTML tags that the platform's plain information popups draw. */
final class Markup {
  private Markup() {}

  static String html(Either<String, MarkupContent> text) {
    return html(text.map(plain -> plain, MarkupContent::getValue));
  }

  /** Plain text, or the little Markdown that a server sends which knows nothing else. */
  static String html(String text) {
    return text.strip()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\*\\*(.+?)\\*\\*", "<b>$1</b>")
        .replaceAll("`([^`\n]+)`", "$1")
        .replaceAll("\n\n+", "<p>")
        .replace("\n", "<br>");
  }
}

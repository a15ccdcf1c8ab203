package dev.eyas.ide.completion;

import org.eclipse.lsp4j.CompletionItemKind;

/**
 * Something that may be typed in place of the word at the caret.
 *
 * @param label what the list shows
 * @param text what is inserted; with the placeholders of an LSP snippet if it is one
 * @param rank lower comes first; see {@link Rank}
 * @param detail shown beside the label, or null
 * @param topic what {@link ProposalDocumentation} tells more about, or null
 */
record Proposal(
    String label,
    String text,
    CompletionItemKind kind,
    int rank,
    String detail,
    String topic,
    boolean deprecated,
    boolean snippet) {

  static Proposal of(String text, CompletionItemKind kind, int rank) {
    return new Proposal(text, text, kind, rank, null, null, false, false);
  }

  Proposal inserting(String inserted) {
    return new Proposal(label, inserted, kind, rank, detail, topic, deprecated, false);
  }

  Proposal insertingSnippet(String inserted) {
    return new Proposal(label, inserted, kind, rank, detail, topic, deprecated, true);
  }

  Proposal detailed(String shown) {
    return new Proposal(label, text, kind, rank, shown, topic, deprecated, snippet);
  }

  Proposal about(String subject) {
    return new Proposal(label, text, kind, rank, detail, subject, deprecated, snippet);
  }

  Proposal deprecated(boolean outdated) {
    return new Proposal(label, text, kind, rank, detail, topic, outdated, snippet);
  }
}

package dev.eyas.ide.completion;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Proposals as the protocol wants them. */
final class ProposalItems {
  /** {@code ${1|one,two|}} and {@code ${1:text}} in this order, then {@code $1}. */
  private static final Pattern CHOICE = Pattern.compile("\\$\\{\\d+\\|([^,|]*)[^|]*\\|}");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\d+:([^}]*)}");
  private static final Pattern STOP = Pattern.compile("\\$\\d+");

  private final Range range;
  private final boolean snippets;

  ProposalItems(CaretWord word, Position caret, boolean snippets) {
    Position start = new Position(caret.getLine(), caret.getCharacter() - word.prefix().length());
    this.range = new Range(start, caret);
    this.snippets = snippets;
  }

  CompletionItem item(Proposal proposal) {
    CompletionItem item = new CompletionItem(proposal.label());
    item.setKind(proposal.kind());
    item.setDetail(proposal.detail());
    item.setSortText(String.format(Locale.ROOT, "%04d%s", proposal.rank(), proposal.label()));
    item.setFilterText(proposal.label());
    item.setData(proposal.topic());
    if (proposal.deprecated()) {
      item.setTags(List.of(CompletionItemTag.Deprecated));
    }
    boolean snippet = proposal.snippet() && snippets;
    if (snippet) {
      item.setInsertTextFormat(InsertTextFormat.Snippet);
      item.setInsertTextMode(InsertTextMode.AdjustIndentation);
    }
    String text = proposal.snippet() && !snippet ? plain(proposal.text()) : proposal.text();
    item.setTextEdit(Either.forLeft(new TextEdit(range, text)));
    return item;
  }

  private static String plain(String snippet) {
    String chosen = CHOICE.matcher(snippet).replaceAll("$1");
    return STOP.matcher(PLACEHOLDER.matcher(chosen).replaceAll("$1")).replaceAll("");
  }
}

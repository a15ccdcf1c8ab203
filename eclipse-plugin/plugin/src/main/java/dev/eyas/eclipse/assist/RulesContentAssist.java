package dev.eyas.eclipse.assist;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The server's completion in the editor's content assist, which calls it off the UI thread. */
public final class RulesContentAssist implements IContentAssistProcessor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Question<Either<List<CompletionItem>, CompletionList>> COMPLETION =
      (service, document, position) -> service.completion(new CompletionParams(document, position));

  @Override
  public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
    IDocument document = viewer.getDocument();
    return COMPLETION
        .ask(document, offset, PATIENCE)
        .map(answer -> answer.map(items -> items, CompletionList::getItems))
        .orElse(List.of())
        .stream()
        .sorted(Comparator.comparing(RulesContentAssist::order))
        .map(item -> proposal(item, document, offset))
        .filter(Objects::nonNull)
        .toArray(ICompletionProposal[]::new);
  }

  private static String order(CompletionItem item) {
    return item.getSortText() == null ? item.getLabel() : item.getSortText();
  }

  private static ICompletionProposal proposal(CompletionItem item, IDocument document, int offset) {
    try {
      return RulesProposal.of(item, document, offset);
    } catch (BadLocationException e) {
      return null;
    }
  }

  @Override
  public char[] getCompletionProposalAutoActivationCharacters() {
    return new char[] {'.', '%'};
  }

  @Override
  public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
    return null;
  }

  @Override
  public char[] getContextInformationAutoActivationCharacters() {
    return null;
  }

  @Override
  public IContextInformationValidator getContextInformationValidator() {
    return null;
  }

  @Override
  public String getErrorMessage() {
    return null;
  }
}

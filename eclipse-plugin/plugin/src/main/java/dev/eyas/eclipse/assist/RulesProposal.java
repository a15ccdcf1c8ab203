package dev.eyas.eclipse.assist;

import dev.eyas.eclipse.documents.Positions;
import java.util.Locale;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension5;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.InsertReplaceEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/** One completion item: shown with its detail, applied as the edit that the server named. */
final class RulesProposal
    implements ICompletionProposal,
        ICompletionProposalExtension2,
        ICompletionProposalExtension3,
        ICompletionProposalExtension5,
        ICompletionProposalExtension6 {
  private final CompletionItem item;
  private final String text;
  private final int start;

  /** How much of the document behind the caret the edit replaces. */
  private final int tail;

  private int end;

  private RulesProposal(CompletionItem item, String text, IRegion replaced, int caret) {
    this.item = item;
    this.text = text;
    this.start = replaced.getOffset();
    this.end = start + replaced.getLength();
    this.tail = Math.max(0, end - caret);
  }

  /**
   * @param caret offset that the item was asked for
   * @throws BadLocationException if the item's edit lies outside the document
   */
  static RulesProposal of(CompletionItem item, IDocument document, int caret)
      throws BadLocationException {
    if (item.getTextEdit() == null) {
      String text = item.getInsertText() == null ? item.getLabel() : item.getInsertText();
      return new RulesProposal(item, text, new Region(caret, 0), caret);
    }
    TextEdit edit = item.getTextEdit().map(given -> given, RulesProposal::replacing);
    IRegion replaced = Positions.region(document, edit.getRange());
    return new RulesProposal(item, edit.getNewText(), replaced, caret);
  }

  private static TextEdit replacing(InsertReplaceEdit edit) {
    return new TextEdit(edit.getReplace(), edit.getNewText());
  }

  /** Keeps the proposal in the list while the user types on, and its edit over what was typed. */
  @Override
  public boolean validate(IDocument document, int caret, DocumentEvent event) {
    try {
      String typed = document.get(start, caret - start).toLowerCase(Locale.ROOT);
      end = caret + tail;
      return filter().toLowerCase(Locale.ROOT).contains(typed);
    } catch (BadLocationException e) {
      return false;
    }
  }

  private String filter() {
    return item.getFilterText() == null ? item.getLabel() : item.getFilterText();
  }

  @Override
  public void apply(ITextViewer viewer, char trigger, int stateMask, int caret) {
    end = caret + tail;
    apply(viewer.getDocument());
  }

  @Override
  public void apply(IDocument document) {
    try {
      document.replace(start, end - start, text);
    } catch (BadLocationException e) {
      ILog.of(getClass()).error("A proposal did not fit its document", e);
    }
  }

  @Override
  public Point getSelection(IDocument document) {
    return new Point(start + text.length(), 0);
  }

  @Override
  public StyledString getStyledDisplayString() {
    var shown = new StyledString(item.getLabel());
    if (item.getDetail() != null) {
      shown.append("  " + item.getDetail(), StyledString.QUALIFIER_STYLER);
    }
    return shown;
  }

  @Override
  public String getDisplayString() {
    return getStyledDisplayString().getString();
  }

  @Override
  public String getAdditionalProposalInfo() {
    return item.getDocumentation() == null ? null : Markup.html(item.getDocumentation());
  }

  @Override
  public Object getAdditionalProposalInfo(IProgressMonitor monitor) {
    return getAdditionalProposalInfo();
  }

  @Override
  public IInformationControlCreator getInformationControlCreator() {
    return WrappingPopup.CREATOR;
  }

  @Override
  public CharSequence getPrefixCompletionText(IDocument document, int caret) {
    return text;
  }

  @Override
  public int getPrefixCompletionStart(IDocument document, int caret) {
    return start;
  }

  @Override
  public Image getImage() {
    return null;
  }

  @Override
  public IContextInformation getContextInformation() {
    return null;
  }

  @Override
  public void selected(ITextViewer viewer, boolean smartToggle) {
    // Nothing is shown in the text before the choice is made.
  }

  @Override
  public void unselected(ITextViewer viewer) {
    // As above.
  }
}

package dev.eyas.eclipse.documents;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Between the editor's offsets and the protocol's lines and characters; both count UTF-16 units
 * from 0.
 */
public final class Positions {
  private Positions() {}

  /**
   * @throws BadLocationException if the offset lies behind the document's end
   */
  public static Position position(IDocument document, int offset) throws BadLocationException {
    int line = document.getLineOfOffset(offset);
    return new Position(line, offset - document.getLineOffset(line));
  }

  /**
   * @throws BadLocationException if the region reaches behind the document's end
   */
  public static Range range(IDocument document, int offset, int length)
      throws BadLocationException {
    return new Range(position(document, offset), position(document, offset + length));
  }

  /**
   * @throws BadLocationException if the document has no such line; a character behind a line's end
   *     means that end, as the protocol says
   */
  public static int offset(IDocument document, Position position) throws BadLocationException {
    IRegion line = document.getLineInformation(position.getLine());
    return line.getOffset() + Math.min(position.getCharacter(), line.getLength());
  }

  /**
   * @throws BadLocationException if the document lacks one of the range's lines
   */
  public static IRegion region(IDocument document, Range range) throws BadLocationException {
    int start = offset(document, range.getStart());
    return new Region(start, Math.max(0, offset(document, range.getEnd()) - start));
  }
}

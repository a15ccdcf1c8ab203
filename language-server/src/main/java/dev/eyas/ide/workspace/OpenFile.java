package dev.eyas.ide.workspace;

import dev.eyas.rules.falcoRules.RulesFile;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/** A rules file that a request is about: its text and its tree, of the same version. */
public record OpenFile(Document document, XtextResource resource) {
  public String text() {
    return document.getContents();
  }

  public Optional<RulesFile> rules() {
    return LoadedFiles.of(resource);
  }

  public ICompositeNode root() {
    return resource.getParseResult().getRootNode();
  }

  /** The token at a position; where none begins, the one that ends there. */
  public Optional<ILeafNode> leafAt(Position position) {
    int offset = offset(position);
    Optional<ILeafNode> here = visible(offset);
    boolean word =
        here.filter(leaf -> Character.isLetterOrDigit(leaf.getText().charAt(0))).isPresent();
    return word ? here : visible(offset - 1).or(() -> here);
  }

  /** As the protocol wants it: what is behind the end of a line or of the text means that end. */
  public int offset(Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      int end = text().indexOf('\n', start);
      if (end < 0) {
        return text().length();
      }
      start = end + 1;
    }
    int end = text().indexOf('\n', start);
    return Math.min(start + position.getCharacter(), end < 0 ? text().length() : end);
  }

  public Range range(INode node) {
    return range(node.getOffset(), node.getEndOffset());
  }

  public Range range(int start, int end) {
    return new Range(document.getPosition(start), document.getPosition(end));
  }

  private Optional<ILeafNode> visible(int offset) {
    return offset < 0
        ? Optional.empty()
        : Optional.ofNullable(NodeModelUtils.findLeafNodeAtOffset(root(), offset))
            .filter(leaf -> !leaf.isHidden());
  }
}

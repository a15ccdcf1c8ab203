package dev.eyas.ide.structure;

import dev.eyas.ide.workspace.OpenFile;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** What a growing selection takes in: the word, its check, its group, the condition, the item. */
public final class SelectionRanges {
  private SelectionRanges() {}

  public static SelectionRange at(OpenFile file, Position position) {
    int offset = file.offset(position);
    INode leaf = NodeModelUtils.findLeafNodeAtOffset(file.root(), Math.max(0, offset));
    SelectionRange selection = leaf == null ? null : around(file, leaf);
    return selection == null ? new SelectionRange(new Range(position, position), null) : selection;
  }

  /** Ranges from this node outwards, each wider than the one before. */
  private static SelectionRange around(OpenFile file, INode node) {
    INode parent = node.getParent();
    while (parent != null && isSame(parent, node)) {
      parent = parent.getParent();
    }
    SelectionRange outer = parent == null ? null : around(file, parent);
    return new SelectionRange(file.range(node), outer);
  }

  private static boolean isSame(INode one, INode other) {
    return one.getOffset() == other.getOffset() && one.getEndOffset() == other.getEndOffset();
  }
}

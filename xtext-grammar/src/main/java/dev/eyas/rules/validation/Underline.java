package dev.eyas.rules.validation;

import dev.eyas.rules.ItemPlaces;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.ITextRegion;
import org.eclipse.xtext.util.TextRegion;

/** Where to underline a problem: the loader points at a character or at a whole item. */
final class Underline {
  private Underline() {}

  static ITextRegion of(RulesFile file, SourceRange range) {
    return names(file, range)
        .filter(name -> range.offset() < name.getOffset() && name.getEndOffset() <= end(range))
        .findFirst()
        .map(INode::getTextRegion)
        .orElseGet(() -> wholeWord(file, range));
  }

  /** Of the items that the range touches: looking for names takes time. */
  private static Stream<INode> names(RulesFile file, SourceRange range) {
    return ItemPlaces.touching(file, range.offset(), end(range)).stream()
        .map(Underline::name)
        .flatMap(List::stream);
  }

  private static List<INode> name(Item item) {
    var feature = item.eClass().getEStructuralFeature("name");
    return feature == null ? List.of() : NodeModelUtils.findNodesForFeature(item, feature);
  }

  private static ITextRegion wholeWord(RulesFile file, SourceRange range) {
    INode root = NodeModelUtils.getNode(file).getRootNode();
    ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(root, range.offset());
    int wordEnd = leaf == null || leaf.isHidden() ? 0 : leaf.getEndOffset();
    int end = Math.min(Math.max(end(range), wordEnd), root.getTotalEndOffset());
    int offset = Math.min(range.offset(), end);
    return new TextRegion(offset, end - offset);
  }

  private static int end(SourceRange range) {
    return range.offset() + range.length();
  }
}

package dev.eyas.rules;

import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import java.util.List;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Finds items by their place. They stand in order: not each one has to be looked at. */
public final class ItemPlaces {
  private ItemPlaces() {}

  /**
   * The items that reach into a part of their file, or up to it, in order; what stands between an
   * item and the one before counts as the item's.
   *
   * @param start offset in UTF-16 units
   * @param end offset behind the part
   */
  public static List<Item> touching(RulesFile file, int start, int end) {
    List<Item> items = file.getItems();
    int first = firstEndingFrom(start, items);
    int behind = first;
    while (behind < items.size() && node(items.get(behind)).getTotalOffset() <= end) {
      behind++;
    }
    return List.copyOf(items.subList(first, behind));
  }

  private static int firstEndingFrom(int offset, List<Item> items) {
    int low = 0;
    int high = items.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (node(items.get(middle)).getTotalEndOffset() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static INode node(Item item) {
    return NodeModelUtils.findActualNodeFor(item);
  }
}

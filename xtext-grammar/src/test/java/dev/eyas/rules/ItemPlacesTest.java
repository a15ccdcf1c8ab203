package dev.eyas.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import java.util.List;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ItemPlacesTest {
  static final List<String> TEXTS = Samples.ALL;

  @ParameterizedTest
  @FieldSource("TEXTS")
  void findsWhatALookAtAllItemsFinds(String text) {
    RulesFile file = RulesWorkspace.of(text).file();
    for (int start = 0; start <= text.length(); start++) {
      for (int length : new int[] {0, 1, 40}) {
        int from = start;
        int to = start + length;
        List<Item> touched =
            file.getItems().stream().filter(item -> touches(item, from, to)).toList();
        assertEquals(touched, ItemPlaces.touching(file, from, to));
      }
    }
  }

  private static boolean touches(Item item, int start, int end) {
    ICompositeNode node = NodeModelUtils.findActualNodeFor(item);
    return node.getTotalOffset() <= end && start <= node.getTotalEndOffset();
  }
}

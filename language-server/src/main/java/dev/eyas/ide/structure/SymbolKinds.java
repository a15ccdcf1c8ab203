package dev.eyas.ide.structure;

import dev.eyas.ide.items.ItemKind;
import org.eclipse.lsp4j.SymbolKind;

/** The icons that editors show for items. */
public final class SymbolKinds {
  private SymbolKinds() {}

  public static SymbolKind of(ItemKind kind) {
    return switch (kind) {
      case RULE -> SymbolKind.Event;
      case MACRO -> SymbolKind.Function;
      case LIST -> SymbolKind.Array;
    };
  }
}

package dev.eyas.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How many elements of a right-hand list a string operator must hold for. */
public enum ListModifier {
  ONEOF,
  ANYOF,
  ALLOF;

  /** The modifier as written in a condition. */
  public String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ListModifier> find(String symbol) {
    return Stream.of(values()).filter(m -> m.symbol().equals(symbol)).findFirst();
  }
}

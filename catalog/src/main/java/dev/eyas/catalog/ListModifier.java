package dev.eyas.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How many elements of a right-hand list a string operator must hold for. */
public enum ListModifier {
  ONEOF("holds for exactly one of the values"),
  ANYOF("holds for at least one of the values"),
  ALLOF("holds for each of the values");

  private final String description;

  ListModifier(String description) {
    this.description = description;
  }

  /** What it makes of an operator, in a few words. */
  public String description() {
    return description;
  }

  /** The modifier as written in a condition. */
  public String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ListModifier> find(String symbol) {
    return Stream.of(values()).filter(m -> m.symbol().equals(symbol)).findFirst();
  }
}

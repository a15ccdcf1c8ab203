package dev.eyas.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Functions over field values in conditions and outputs. */
public enum Transformer {
  TOLOWER("lower case (ASCII)"),
  TOUPPER("upper case (ASCII)"),
  B64("base64 decoded; no value when the input is not base64"),
  BASENAME("the part of a path after its last '/'"),
  LEN("length of a string in bytes, or number of elements of a list"),
  VAL("the value of a field; only to the right of an operator"),
  JOIN("elements of a list joined by a separator"),
  CONCAT("strings put together; no value when one of them has none"),
  GETOPT("options of an argument list, as getopt(3) reads them");

  private final String description;

  Transformer(String description) {
    this.description = description;
  }

  /** The name as written in a condition. */
  public String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String description() {
    return description;
  }

  public static Optional<Transformer> find(String symbol) {
    return Stream.of(values()).filter(t -> t.symbol().equals(symbol)).findFirst();
  }
}

package dev.eyas.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Functions over field values in conditions and outputs. */
public enum Transformer {
  TOLOWER("lower case (ASCII)", "text"),
  TOUPPER("upper case (ASCII)", "text"),
  B64("base64 decoded; no value when the input is not base64", "text"),
  BASENAME("the part of a path after its last '/'", "path"),
  LEN("length of a string in bytes, or number of elements of a list", "text or list"),
  VAL("the value of a field; only to the right of an operator", "field"),
  JOIN("elements of a list joined by a separator", "separator", "list"),
  CONCAT("strings put together; no value when one of them has none", "text", "text…"),
  GETOPT("options of an argument list, as getopt(3) reads them", "list", "\"options\"");

  private final String description;

  private final List<String> parameters;

  Transformer(String description, String... parameters) {
    this.description = description;
    this.parameters = List.of(parameters);
  }

  /** What its arguments are, one word or two for each. */
  public List<String> parameters() {
    return parameters;
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

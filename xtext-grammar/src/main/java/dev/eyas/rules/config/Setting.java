package dev.eyas.rules.config;

/**
 * The value of one key of a configuration.
 *
 * @param value a scalar, with variables in place; of a sequence of scalars these, separated by
 *     commas; of any other sequence {@value #SEQUENCE}
 * @param place file and line
 */
public record Setting(String value, String place) {
  /** Stands for a sequence of mappings, which this project has no use for. */
  public static final String SEQUENCE = "(sequence)";
}

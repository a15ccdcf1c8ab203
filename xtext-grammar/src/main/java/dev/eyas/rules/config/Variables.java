package dev.eyas.rules.config;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables of the environment into values: <code>${NAME}</code> is the variable, nothing if
 * it is not set; <code>$${NAME}</code> stands for <code>${NAME}</code> itself.
 */
final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([^}]*)\\}");

  private final UnaryOperator<String> environment;

  /**
   * @param environment the value of a variable, or null
   */
  Variables(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  String expand(String value) {
    return REFERENCE
        .matcher(value)
        .replaceAll(reference -> Matcher.quoteReplacement(valueOf(reference)));
  }

  private String valueOf(MatchResult reference) {
    if (!reference.group(1).isEmpty()) {
      return "${" + reference.group(2) + "}";
    }
    String value = environment.apply(reference.group(2));
    return value == null ? "" : value;
  }
}

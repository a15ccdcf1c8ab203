package dev.eyas.cli;

import dev.eyas.rules.config.AppendOutput;
import dev.eyas.rules.config.AppendOutputReader;
import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.OutputAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The key {@code append_output}, whose value is YAML. */
final class AppendOutputOption {
  static final String KEY = "append_output";

  /**
   * @param options keys with their values; this one is taken out
   * @throws IllegalArgumentException if its value cannot be understood
   */
  static List<AppendOutput> takeFrom(Map<String, String> options) {
    List<AppendOutput> entries = new ArrayList<>();
    for (String key : List.of(KEY, KEY + "[]")) {
      String yaml = options.remove(key);
      try {
        entries.addAll(yaml == null ? List.of() : AppendOutputReader.read(yaml, "-o " + key));
      } catch (ConfigException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return entries;
  }

  /**
   * Rules with what is to be appended to their outputs.
   *
   * @throws UserError if that does not compile
   */
  static EffectiveRuleset append(List<AppendOutput> entries, EffectiveRuleset rules) {
    try {
      return new OutputAppender(entries).applyTo(rules);
    } catch (ConfigException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private AppendOutputOption() {}
}

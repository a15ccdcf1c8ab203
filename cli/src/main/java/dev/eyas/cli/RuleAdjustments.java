package dev.eyas.cli;

import dev.eyas.rules.config.AppendOutput;
import dev.eyas.rules.config.AppendOutputReader;
import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.config.FalcoConfig;
import dev.eyas.rules.config.RuleSelection;
import dev.eyas.rules.config.RuleSelectionReader;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.OutputAppender;
import dev.eyas.rules.ruleset.RuleSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a configuration changes about rules: the keys {@code rules} and {@code append_output}, whose
 * values are YAML on a command line.
 */
record RuleAdjustments(List<RuleSelection> selected, List<AppendOutput> appended) {
  static final RuleAdjustments NONE = new RuleAdjustments(List.of(), List.of());
  static final Set<String> KEYS = Set.of("rules", "append_output");

  /** Such as {@code rules[].disable.tag}. */
  private static final Pattern SELECTION =
      Pattern.compile("rules\\[\\d*]\\.(enable|disable)\\.(rule|tag)");

  static RuleAdjustments of(FalcoConfig config) {
    return new RuleAdjustments(config.rules(), config.appendOutput());
  }

  /**
   * @param options keys with their values; these are taken out
   * @throws IllegalArgumentException if a value cannot be understood
   */
  static RuleAdjustments takeFrom(Map<String, String> options) {
    return new RuleAdjustments(
        Stream.concat(
                read("rules", options, RuleSelectionReader::read).stream(),
                selections(options).stream())
            .toList(),
        read("append_output", options, AppendOutputReader::read));
  }

  private static <T> List<T> read(
      String key, Map<String, String> options, BiFunction<String, String, List<T>> reader) {
    Pattern whole = Pattern.compile(key + "(\\[\\d*])?");
    List<T> entries = new ArrayList<>();
    for (String name : List.copyOf(options.keySet())) {
      if (whole.matcher(name).matches()) {
        try {
          entries.addAll(reader.apply(options.remove(name), "-o " + name));
        } catch (ConfigException e) {
          throw new IllegalArgumentException(e.getMessage(), e);
        }
      }
    }
    return entries;
  }

  private static List<RuleSelection> selections(Map<String, String> options) {
    List<RuleSelection> selections = new ArrayList<>();
    for (String name : List.copyOf(options.keySet())) {
      Matcher key = SELECTION.matcher(name);
      if (key.matches()) {
        String value = options.remove(name);
        boolean byName = key.group(2).equals("rule");
        selections.add(
            new RuleSelection(
                key.group(1).equals("enable"), byName ? value : "", byName ? "" : value));
      }
    }
    return selections;
  }

  /** These, and then others. */
  RuleAdjustments then(RuleAdjustments others) {
    return new RuleAdjustments(
        Stream.concat(selected.stream(), others.selected.stream()).toList(),
        Stream.concat(appended.stream(), others.appended.stream()).toList());
  }

  /**
   * @throws UserError if what is to be appended does not compile
   */
  EffectiveRuleset applyTo(EffectiveRuleset rules) {
    try {
      return new OutputAppender(appended).applyTo(new RuleSelector(selected).applyTo(rules));
    } catch (ConfigException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}

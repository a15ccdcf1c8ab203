package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.rules.condition.FalcoConditionParser;
import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.config.AppendOutput;
import dev.eyas.rules.config.ConfigException;
import dev.eyas.rules.output.OutputCompiler;
import dev.eyas.rules.output.OutputTemplate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds to rules' outputs what the configuration wants to have appended, in its order. */
public final class OutputAppender {
  /** The fields that every rule should show, with names that texts can be searched for. */
  private static final String SUGGESTED =
      Fields.all().stream()
          .filter(field -> field.has(Field.Flag.SUGGESTED_OUTPUT))
          .map(field -> field.name().replace('.', '_') + "=%" + field.name())
          .collect(Collectors.joining(" "));

  private static final String SUGGESTED_SOURCE = "syscall";

  private final List<AppendOutput> entries;
  private final OutputCompiler compiler = new OutputCompiler(new FalcoConditionParser());

  public OutputAppender(List<AppendOutput> entries) {
    this.entries = entries;
  }

  /**
   * @throws ConfigException if what is to be appended does not compile
   */
  public EffectiveRuleset applyTo(EffectiveRuleset ruleset) {
    return entries.isEmpty()
        ? ruleset
        : ruleset.with(ruleset.rules().stream().map(this::appended).toList());
  }

  private EffectiveRule appended(EffectiveRule rule) {
    StringBuilder text = new StringBuilder(rule.output().text());
    Map<String, OutputTemplate> fields = new TreeMap<>();
    for (AppendOutput entry : entries) {
      if (matches(entry, rule)) {
        append(text, entry.extraOutput());
        boolean isSuggested = entry.suggestedOutput() && rule.source().equals(SUGGESTED_SOURCE);
        append(text, isSuggested ? SUGGESTED : "");
        addFields(entry, fields);
        compiled(text.toString(), entry, "extra_output");
      }
    }
    OutputTemplate output = text.isEmpty() ? rule.output() : compiler.compile(text.toString());
    return rule.printing(output.with(fields));
  }

  private static boolean matches(AppendOutput entry, EffectiveRule rule) {
    return (entry.source().isEmpty() || entry.source().equals(rule.source()))
        && rule.tags().containsAll(entry.tags())
        && (entry.rule().isEmpty() || entry.rule().equals(rule.name()));
  }

  private static void append(StringBuilder text, String extra) {
    if (!extra.isEmpty()) {
      text.append(' ').append(extra);
    }
  }

  private void addFields(AppendOutput entry, Map<String, OutputTemplate> fields) {
    entry
        .extraFields()
        .forEach(
            (name, format) -> {
              String shown = format.isEmpty() ? "%" + name : format;
              OutputTemplate template = compiled(shown, entry, "extra field '" + name + "'");
              boolean isField = template.parts().size() == 1;
              if (format.isEmpty() && !isField) {
                throw new ConfigException(
                    entry.place() + ": extra field '" + name + "' is no field; give it a format");
              }
              fields.put(name, template);
            });
  }

  private OutputTemplate compiled(String text, AppendOutput entry, String what) {
    try {
      return compiler.compile(text);
    } catch (FilterError e) {
      throw new ConfigException(
          entry.place() + ": " + what + " does not compile: " + e.getMessage(), e);
    }
  }
}

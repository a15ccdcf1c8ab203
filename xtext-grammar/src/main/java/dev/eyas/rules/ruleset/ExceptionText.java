package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;

/**
 * Writes a rule's exceptions into its condition, as text: values are read again as the condition
 * language, so one may well be a transformer call.
 */
final class ExceptionText {
  private final TracedText.Builder out = new TracedText.Builder();

  private ExceptionText() {}

  /**
   * The condition with its exceptions. Any exception, even an empty one, puts it in parentheses.
   */
  static TracedText of(RuleItem rule) {
    if (rule.exceptions.isEmpty()) {
      return rule.condition;
    }
    ExceptionText text = new ExceptionText();
    text.out.append(rule.condition.causing("("));
    text.out.append(rule.condition);
    text.out.append(rule.condition.at(rule.condition.length() - 1, ")"));
    rule.exceptions.stream().filter(e -> !e.values().isEmpty()).forEach(text::append);
    return text.out.build();
  }

  private void append(RuleException exception) {
    TracedText name = exception.name();
    out.append(name.causing(" and not ("));
    if (exception.fields() instanceof ExceptionEntry.Many fields) {
      for (int i = 0; i < exception.values().size(); i++) {
        out.append(name.causing(i == 0 ? "(" : " or ("));
        appendRow(exception, fields.entries(), exception.values().get(i));
        out.append(name.causing(")"));
      }
    } else {
      appendList(exception);
    }
    out.append(name.causing(")"));
  }

  private void appendRow(RuleException exception, List<ExceptionEntry> fields, ExceptionEntry row) {
    List<ExceptionEntry> cells =
        row instanceof ExceptionEntry.Many many ? many.entries() : List.of();
    if (cells.size() != fields.size()) {
      throw LoadFailure.content(
          "Fields and values lists must have equal length", exception.context());
    }
    List<ExceptionEntry> comps = ((ExceptionEntry.Many) exception.comps()).entries();
    for (int i = 0; i < fields.size(); i++) {
      TracedText field = ((ExceptionEntry.One) fields.get(i)).text();
      TracedText comp = ((ExceptionEntry.One) comps.get(i)).text();
      if (i > 0) {
        out.append(field.causing(" and "));
      }
      out.append(field.causing(" ")).append(field);
      out.append(comp.causing(" ")).append(comp).append(comp.causing(" "));
      appendCell(cells.get(i), ExceptionOperators.takesList(comp.text()));
    }
  }

  private void appendCell(ExceptionEntry cell, boolean list) {
    TracedText text = cellText(cell);
    boolean wrap = list && !text.text().startsWith("(");
    out.append(text.causing(wrap ? "(" : ""));
    out.append(text);
    out.append(text.causing(wrap ? ")" : ""));
  }

  private void appendList(RuleException exception) {
    TracedText field = ((ExceptionEntry.One) exception.fields()).text();
    TracedText comp = ((ExceptionEntry.One) exception.comps()).text();
    out.append(field).append(comp.causing(" ")).append(comp).append(comp.causing(" ("));
    for (int i = 0; i < exception.values().size(); i++) {
      if (!(exception.values().get(i) instanceof ExceptionEntry.One value)) {
        throw LoadFailure.content(
            "Expected values array to contain a list of strings", exception.context());
      }
      out.append(value.text().causing(i == 0 ? "" : ", "));
      out.append(Quotes.around(value.text()));
    }
    out.append(comp.causing(")"));
  }

  private static TracedText cellText(ExceptionEntry cell) {
    if (cell instanceof ExceptionEntry.One one) {
      return Quotes.around(one.text());
    }
    List<ExceptionEntry> entries = ((ExceptionEntry.Many) cell).entries();
    TracedText.Builder list = new TracedText.Builder();
    TracedText first = entries.isEmpty() ? TracedText.empty() : cellText(entries.get(0));
    list.append(first.causing("("));
    for (int i = 0; i < entries.size(); i++) {
      TracedText text = cellText(entries.get(i));
      list.append(text.causing(i == 0 ? "" : ", ")).append(text);
    }
    return list.append(first.causing(")")).build();
  }
}

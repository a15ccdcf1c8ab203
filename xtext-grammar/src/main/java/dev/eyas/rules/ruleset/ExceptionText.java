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
      TracedText field = fields.get(i).text();
      TracedText comp = comps.get(i).text();
      if (i > 0) {
        out.append(field.causing(" and "));
      }
      out.append(field.causing(" ")).append(field);
      out.append(comp.causing(" ")).append(comp).append(comp.causing(" "));
      out.append(cell(cells.get(i), ExceptionOperators.takesList(comp.text())));
    }
  }

  private static TracedText cell(ExceptionEntry cell, boolean list) {
    if (cell instanceof ExceptionEntry.Many many) {
      return tuple(many.entries());
    }
    TracedText text = cell.text();
    return list ? inParentheses(text) : Quotes.around(text);
  }

  /** Falco puts no quotes around such a value, even if there are blanks in it. */
  private static TracedText inParentheses(TracedText text) {
    return text.text().startsWith("(") ? text : parenthesized(text);
  }

  private static TracedText parenthesized(TracedText text) {
    return new TracedText.Builder()
        .append(text.causing("("))
        .append(text)
        .append(text.causing(")"))
        .build();
  }

  /** Of a sequence that is deeper within it nothing is left. */
  private static TracedText tuple(List<ExceptionEntry> entries) {
    TracedText.Builder tuple = new TracedText.Builder();
    for (ExceptionEntry entry : entries) {
      TracedText text = Quotes.around(entry.text());
      tuple.append(text.causing(tuple.length() == 0 ? "" : ", ")).append(text);
    }
    return parenthesized(tuple.build());
  }

  private void appendList(RuleException exception) {
    TracedText field = exception.fields().text();
    TracedText comp = exception.comps().text();
    out.append(field).append(comp.causing(" ")).append(comp).append(comp.causing(" ("));
    for (int i = 0; i < exception.values().size(); i++) {
      ExceptionEntry value = exception.values().get(i);
      if (value instanceof ExceptionEntry.Many) {
        throw LoadFailure.content(
            "Expected values array to contain a list of strings", exception.context());
      }
      out.append(value.text().causing(i == 0 ? "" : ", "));
      out.append(Quotes.around(value.text()));
    }
    out.append(comp.causing(")"));
  }
}

package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a rule's {@code exceptions}.
 *
 * @param fields null where the key is absent; comps likewise
 */
record RuleException(
    TracedText name,
    ExceptionEntry fields,
    ExceptionEntry comps,
    List<ExceptionEntry> values,
    Context context) {

  boolean hasFields() {
    return fields != null && fields.isGiven();
  }

  boolean hasComps() {
    return comps != null && comps.isGiven();
  }

  RuleException withMoreValues(List<ExceptionEntry> more) {
    List<ExceptionEntry> all = new ArrayList<>(values);
    all.addAll(more);
    return new RuleException(name, fields, comps, List.copyOf(all), context);
  }

  MergedException merged() {
    return new MergedException(name, fields, comps, values);
  }

  RuleException withComps(ExceptionEntry given) {
    return new RuleException(name, fields, given, values, context);
  }
}

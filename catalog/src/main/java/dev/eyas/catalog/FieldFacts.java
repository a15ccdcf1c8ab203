package dev.eyas.catalog;

import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a field's values beyond their type. A fact that is not given is not known.
 *
 * @param values all texts that the field can yield; empty if they are not known
 * @param maxBytes longest text in bytes, or 0 if not known
 * @param absence what must be there for the field to have a value, such as {@code an fd}; null if
 *     it always has one or that is not known
 * @param params names of parameters: an event type with one of them always gives the field a value
 * @param many whether a comparison is with each of several values, and holds when one fits
 * @param ends whether a comparison is with both ends of a connection
 * @param yieldsNa whether {@code <NA>} is a value that the field does yield
 * @param replacement for a deprecated field: what to use instead, or null
 */
public record FieldFacts(
    Set<String> values,
    @SerializedName("max_bytes") int maxBytes,
    String absence,
    Set<String> params,
    boolean many,
    boolean ends,
    @SerializedName("yields_na") boolean yieldsNa,
    String replacement) {

  private static final FieldFacts NONE =
      new FieldFacts(Set.of(), 0, null, Set.of(), false, false, false, null);
  private static final Map<String, FieldFacts> BY_NAME = byName();

  public FieldFacts {
    values = values == null ? Set.of() : Set.copyOf(values);
    params = params == null ? Set.of() : Set.copyOf(params);
  }

  /** Whether the field yields one value at most. */
  public boolean isSingle() {
    return !many && !ends;
  }

  /**
   * @param argument text in the field's brackets or behind its dot, or null; a number picks one of
   *     several values
   */
  public static FieldFacts of(Field field, String argument) {
    FieldFacts facts = BY_NAME.getOrDefault(field.name(), NONE);
    return facts.many && argument != null ? facts.picked() : facts;
  }

  private FieldFacts picked() {
    return new FieldFacts(values, maxBytes, absence, params, false, ends, yieldsNa, replacement);
  }

  /** Each entry of the file gives facts to one or more fields; a field's entries add up. */
  private record Entry(List<String> fields, FieldFacts facts) {}

  private static Map<String, FieldFacts> byName() {
    List<Entry> entries = DataFile.read("field-facts.json", new TypeToken<List<Entry>>() {});
    Map<String, FieldFacts> all = new HashMap<>();
    for (Entry entry : entries) {
      entry.fields().forEach(field -> all.merge(field, entry.facts(), FieldFacts::and));
    }
    all.merge("evt.res", yielding(FieldValues.results()), FieldFacts::and);
    all.merge("syscall.type", yielding(FieldValues.eventNames()), FieldFacts::and);
    return Map.copyOf(all);
  }

  private static FieldFacts yielding(List<String> texts) {
    Set<String> values = new HashSet<>(texts);
    values.add("<NA>");
    return new FieldFacts(values, 0, null, Set.of(), false, false, false, null);
  }

  private FieldFacts and(FieldFacts other) {
    return new FieldFacts(
        values.isEmpty() ? other.values : values,
        Math.max(maxBytes, other.maxBytes),
        absence == null ? other.absence : absence,
        params.isEmpty() ? other.params : params,
        many || other.many,
        ends || other.ends,
        yieldsNa || other.yieldsNa,
        replacement == null ? other.replacement : replacement);
  }
}

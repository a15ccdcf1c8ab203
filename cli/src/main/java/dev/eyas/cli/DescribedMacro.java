package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.ConditionFacts;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.condition.EventTypeSet;
import dev.eyas.rules.ruleset.EffectiveMacro;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.ItemText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A macro as it is after all files. */
final class DescribedMacro implements Described {
  private final EffectiveMacro macro;
  private final EffectiveRuleset ruleset;
  private final Optional<ConditionFacts> facts;

  DescribedMacro(EffectiveMacro macro, EffectiveRuleset ruleset) {
    this.ruleset = ruleset;
    this.macro = macro;
    this.facts = macro.condition().map(ConditionFacts::of);
  }

  @Override
  public String kind() {
    return "macros";
  }

  @Override
  public JsonObject json(Provenance provenance) {
    JsonObject info = new JsonObject();
    info.addProperty("name", macro.name());
    info.addProperty("condition", macro.merged().condition().text());
    JsonObject json = new JsonObject();
    json.add("info", info);
    json.add("details", details());
    json.add("provenance", provenance.json(macro.merged().changes(), macro.expanded()));
    return json;
  }

  private JsonObject details() {
    JsonObject details = new JsonObject();
    details.addProperty("used", macro.used());
    details.add("macros", Json.strings(facts.map(ConditionFacts::macros).orElse(none())));
    details.add("lists", Json.strings(Described.listsIn(macro.expanded())));
    details.add(
        "condition_operators", Json.strings(facts.map(ConditionFacts::operators).orElse(none())));
    details.add("condition_fields", Json.strings(facts.map(ConditionFacts::fields).orElse(none())));
    details.add(
        "events", Json.strings(macro.condition().map(DescribedMacro::events).orElse(none())));
    details.addProperty("condition_compiled", compiled());
    details.add("plugins", new JsonArray());
    return details;
  }

  private static SortedSet<String> none() {
    return new TreeSet<>();
  }

  private static SortedSet<String> events(Condition condition) {
    SortedSet<String> names = new TreeSet<>();
    EventTypeSet.of(condition).stream()
        .mapToObj(Events::get)
        .map(EventType::name)
        .forEach(names::add);
    return names;
  }

  private String compiled() {
    return macro.condition().map(ConditionPrinter::print).orElse("");
  }

  @Override
  public TracedText item() {
    return ItemText.of(macro.merged());
  }

  @Override
  public List<Provenance.Part> facts(Provenance provenance) {
    List<Provenance.Part> parts = new ArrayList<>();
    parts.add(new Provenance.Part("used", macro.used() ? "yes" : "no"));
    facts.ifPresent(
        known -> parts.add(new Provenance.Part("fields", String.join(", ", known.fields()))));
    parts.addAll(
        new Uses(
                ruleset,
                facts.map(ConditionFacts::macros).orElse(none()),
                Described.listsIn(macro.expanded()))
            .told(provenance));
    parts.add(new Provenance.Part("compiled", compiled()));
    return parts;
  }

  @Override
  public List<Provenance.Part> history(Provenance provenance) {
    return provenance.history(macro.merged().changes());
  }

  @Override
  public List<Provenance.Part> pieces(Provenance provenance) {
    return provenance.pieces(macro.expanded());
  }
}

package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.ConditionFacts;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.output.OutputTemplate;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.ExceptionEntry;
import dev.eyas.rules.ruleset.ItemText;
import dev.eyas.rules.ruleset.MergedException;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.pushdown.RulePushDown;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule as it is after all files. */
final class DescribedRule implements Described {
  /** Beyond this a list of event types tells nothing. */
  private static final int MANY_EVENT_TYPES = 100;

  private final EffectiveRule rule;
  private final EffectiveRuleset ruleset;
  private final ConditionFacts facts;

  DescribedRule(EffectiveRule rule, EffectiveRuleset ruleset) {
    this.ruleset = ruleset;
    this.rule = rule;
    this.facts = ConditionFacts.of(rule.condition());
  }

  @Override
  public String kind() {
    return "rules";
  }

  @Override
  public JsonObject json(Provenance provenance) {
    JsonObject json = new JsonObject();
    json.add("info", info());
    json.add("details", details());
    json.add("provenance", provenance.json(rule.merged().changes(), rule.expanded()));
    return json;
  }

  private JsonObject info() {
    JsonObject info = new JsonObject();
    info.addProperty("name", rule.name());
    info.addProperty("condition", rule.conditionText());
    info.addProperty("priority", rule.priority().label());
    info.addProperty("output", rule.merged().output().text());
    info.addProperty("description", rule.description());
    info.addProperty("enabled", rule.enabled());
    info.addProperty("source", rule.source());
    info.addProperty("capture", rule.merged().capture());
    info.addProperty("capture_duration", rule.merged().captureMillis());
    info.add("tags", Json.strings(rule.tags()));
    return info;
  }

  private JsonObject details() {
    List<MergedException> exceptions = rule.merged().exceptions();
    JsonObject details = new JsonObject();
    details.add("macros", Json.strings(facts.macros()));
    details.add("lists", Json.strings(Described.listsIn(rule.expanded())));
    details.add("condition_operators", Json.strings(facts.operators()));
    details.add("condition_fields", Json.strings(facts.fields()));
    details.add("output_fields", Json.strings(outputFields()));
    details.add("extra_output_formatted_fields", new JsonObject());
    details.add("exception_fields", Json.strings(texts(exceptions, MergedException::fields)));
    details.add(
        "exception_names", Json.strings(exceptions.stream().map(e -> e.name().text()).toList()));
    details.add("exception_operators", Json.strings(texts(exceptions, MergedException::comps)));
    details.add("events", Json.strings(events()));
    details.addProperty("condition_compiled", ConditionPrinter.print(rule.condition()));
    details.addProperty("output_compiled", rule.output().text());
    details.add("plugins", new JsonArray());
    return details;
  }

  private SortedSet<String> outputFields() {
    SortedSet<String> fields = new TreeSet<>();
    for (OutputTemplate.Part part : rule.output().parts()) {
      if (part instanceof OutputTemplate.Value value) {
        fields.addAll(ConditionFacts.fieldsOf(value.operand()));
      }
    }
    return fields;
  }

  private SortedSet<String> events() {
    SortedSet<String> names = new TreeSet<>();
    rule.eventTypes().stream().mapToObj(Events::get).map(EventType::name).forEach(names::add);
    return names;
  }

  private static Collection<String> texts(
      List<MergedException> exceptions, Function<MergedException, ExceptionEntry> part) {
    SortedSet<String> texts = new TreeSet<>();
    exceptions.stream().map(part).flatMap(DescribedRule::texts).forEach(texts::add);
    return texts;
  }

  private static Stream<String> texts(ExceptionEntry entry) {
    if (entry instanceof ExceptionEntry.One one) {
      return Stream.of(one.value());
    }
    return entry instanceof ExceptionEntry.Many many
        ? many.entries().stream().flatMap(DescribedRule::texts)
        : Stream.empty();
  }

  @Override
  public TracedText item() {
    return ItemText.of(rule.merged());
  }

  @Override
  public List<Provenance.Part> facts(Provenance provenance) {
    boolean any = rule.eventTypes().cardinality() > MANY_EVENT_TYPES;
    List<Provenance.Part> parts = new ArrayList<>();
    parts.add(new Provenance.Part("enabled", rule.enabled() ? "yes" : "no"));
    parts.add(new Provenance.Part("source", rule.source()));
    parts.add(new Provenance.Part("event types", any ? manyEvents() : String.join(", ", events())));
    parts.add(new Provenance.Part("fields", String.join(", ", facts.fields())));
    parts.add(new Provenance.Part("output fields", String.join(", ", outputFields())));
    parts.addAll(
        new Uses(ruleset, facts.macros(), Described.listsIn(rule.expanded())).told(provenance));
    parts.add(new Provenance.Part("compiled", ConditionPrinter.print(rule.condition())));
    parts.addAll(pushDown());
    return parts;
  }

  /** What the kernel judges, a line for each way to filter system calls. */
  private List<Provenance.Part> pushDown() {
    if (!rule.enabled()) {
      return List.of();
    }
    BitSet state =
        new Engine(EngineOptions.captured(), ContainerRegistry.NONE, match -> {}).stateTypes();
    RulePushDown pushDown = RulePushDown.of(rule, ruleset.rules(), state);
    return Stream.concat(
            labelled("leaves kernel", pushDown.pushed()), labelled("unfiltered", pushDown.kept()))
        .toList();
  }

  private static Stream<Provenance.Part> labelled(String label, List<String> lines) {
    return lines.stream().map(line -> new Provenance.Part(label, line));
  }

  private String manyEvents() {
    return "nearly all (" + rule.eventTypes().cardinality() + ")";
  }

  @Override
  public List<Provenance.Part> history(Provenance provenance) {
    return provenance.history(rule.merged().changes());
  }

  @Override
  public List<Provenance.Part> pieces(Provenance provenance) {
    return provenance.pieces(rule.expanded());
  }
}

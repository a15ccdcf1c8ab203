package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.ruleset.EffectiveList;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.ItemText;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A list as it is after all files. */
final class DescribedList implements Described {
  private final EffectiveList list;
  private final EffectiveRuleset ruleset;

  DescribedList(EffectiveList list, EffectiveRuleset ruleset) {
    this.ruleset = ruleset;
    this.list = list;
  }

  @Override
  public String kind() {
    return "lists";
  }

  @Override
  public JsonObject json(Provenance provenance) {
    JsonObject info = new JsonObject();
    info.addProperty("name", list.name());
    info.add("items", Json.strings(texts(list.merged().items())));
    JsonObject details = new JsonObject();
    details.addProperty("used", list.used());
    details.add("lists", Json.strings(lists()));
    details.add("items_compiled", Json.strings(texts(list.items())));
    details.add("plugins", new JsonArray());
    JsonObject json = new JsonObject();
    json.add("info", info);
    json.add("details", details);
    json.add("provenance", provenance.json(list.merged().changes(), joined()));
    return json;
  }

  private SortedSet<String> lists() {
    SortedSet<String> lists = new TreeSet<>();
    list.items().forEach(item -> lists.addAll(Described.listsIn(item)));
    return lists;
  }

  private static List<String> texts(List<TracedText> items) {
    return items.stream().map(TracedText::text).toList();
  }

  private TracedText joined() {
    TracedText.Builder joined = new TracedText.Builder();
    String separator = "";
    for (TracedText item : list.items()) {
      joined.append(item.causing(separator)).append(item);
      separator = ", ";
    }
    return joined.build();
  }

  @Override
  public TracedText item() {
    return ItemText.of(list.merged());
  }

  @Override
  public List<Provenance.Part> facts(Provenance provenance) {
    return List.of(
        new Provenance.Part("used", list.used() ? "yes" : "no"),
        new Uses(ruleset, List.of(), lists()).told(provenance).get(1),
        new Provenance.Part("items", String.join(", ", texts(list.items()))));
  }

  @Override
  public List<Provenance.Part> history(Provenance provenance) {
    return provenance.history(list.merged().changes());
  }

  @Override
  public List<Provenance.Part> pieces(Provenance provenance) {
    return provenance.pieces(joined());
  }
}

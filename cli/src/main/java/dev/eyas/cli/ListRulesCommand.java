package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.rules.ruleset.MergedItems;
import dev.eyas.rules.ruleset.MergedRule;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the rules of rules files, each as it is after all files.")
final class ListRulesCommand extends ListItemsCommand<MergedRule> {
  ListRulesCommand() {
    super("rules");
  }

  @Override
  List<MergedRule> of(MergedItems items) {
    return items.rules();
  }

  @Override
  Entry entry(MergedRule rule, MergedFiles files) {
    JsonArray tags = new JsonArray();
    rule.tags().keySet().forEach(tags::add);
    JsonObject json = new JsonObject();
    json.addProperty("name", rule.name());
    json.addProperty("priority", rule.priority().label());
    json.addProperty("source", rule.source());
    json.addProperty("enabled", rule.enabled());
    json.add("tags", tags);
    json.addProperty("description", rule.description().text());
    json.add("defined", files.definition(rule.changes()));
    String detail = rule.priority().label() + (rule.enabled() ? "" : ", disabled");
    return new Entry(rule.name(), detail, rule.description().text().strip(), json);
  }
}

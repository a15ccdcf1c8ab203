package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.ruleset.MergedItems;
import dev.eyas.rules.ruleset.MergedList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the lists of rules files, each as it is after all files.")
final class ListListsCommand extends ListItemsCommand<MergedList> {
  ListListsCommand() {
    super("lists");
  }

  @Override
  List<MergedList> of(MergedItems items) {
    return items.lists();
  }

  @Override
  Entry entry(MergedList list, MergedFiles files) {
    JsonArray items = new JsonArray();
    list.items().forEach(item -> items.add(item.text()));
    JsonObject json = new JsonObject();
    json.addProperty("name", list.name());
    json.add("items", items);
    json.add("defined", files.definition(list.changes()));
    String text = list.items().stream().map(TracedText::text).collect(Collectors.joining(", "));
    return new Entry(list.name(), "", text, json);
  }
}

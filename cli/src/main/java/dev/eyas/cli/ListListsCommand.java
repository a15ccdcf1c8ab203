package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.ruleset.MergedList;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the lists of rules files, each as it is after all files.")
final class ListListsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RulesOptions rules;

  @Mixin private EntryPrinter printer;

  @Override
  public Integer call() {
    MergedFiles files = MergedFiles.read(rules, spec.commandLine());
    int printed =
        printer.print(
            "lists",
            files.items().lists().stream().map(list -> entry(list, files)).toList(),
            spec.commandLine());
    return files.successful() ? printed : 1;
  }

  private static Entry entry(MergedList list, MergedFiles files) {
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

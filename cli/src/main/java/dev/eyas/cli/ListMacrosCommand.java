package dev.eyas.cli;

import com.google.gson.JsonObject;
import dev.eyas.rules.ruleset.MergedItems;
import dev.eyas.rules.ruleset.MergedMacro;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "macros",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the macros of rules files, each as it is after all files.")
final class ListMacrosCommand extends ListItemsCommand<MergedMacro> {
  ListMacrosCommand() {
    super("macros");
  }

  @Override
  List<MergedMacro> of(MergedItems items) {
    return items.macros();
  }

  @Override
  Entry entry(MergedMacro macro, MergedFiles files) {
    JsonObject json = new JsonObject();
    json.addProperty("name", macro.name());
    json.addProperty("condition", macro.condition().text());
    json.add("defined", files.definition(macro.changes()));
    return new Entry(macro.name(), "", macro.condition().text().strip(), json);
  }
}

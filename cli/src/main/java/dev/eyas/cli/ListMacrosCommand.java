package dev.eyas.cli;

import com.google.gson.JsonObject;
import dev.eyas.rules.ruleset.MergedMacro;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "macros",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the macros of rules files, each as it is after all files.")
final class ListMacrosCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RulesOptions rules;

  @Mixin private EntryPrinter printer;

  @Override
  public Integer call() {
    MergedFiles files = MergedFiles.read(rules, spec.commandLine());
    int printed =
        printer.print(
            "macros",
            files.items().macros().stream().map(macro -> entry(macro, files)).toList(),
            spec.commandLine());
    return files.successful() ? printed : 1;
  }

  private static Entry entry(MergedMacro macro, MergedFiles files) {
    JsonObject json = new JsonObject();
    json.addProperty("name", macro.name());
    json.addProperty("condition", macro.condition().text());
    json.add("defined", files.definition(macro.changes()));
    return new Entry(macro.name(), "", macro.condition().text().strip(), json);
  }
}

package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.rules.ruleset.MergedRule;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the rules of rules files, each as it is after all files.")
final class ListRulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RulesOptions rules;

  @Mixin private EntryPrinter printer;

  @Override
  public Integer call() {
    MergedFiles files = MergedFiles.read(rules, spec.commandLine());
    int printed =
        printer.print(
            "rules",
            files.items().rules().stream().map(rule -> entry(rule, files)).toList(),
            spec.commandLine());
    return files.successful() ? printed : 1;
  }

  private static Entry entry(MergedRule rule, MergedFiles files) {
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

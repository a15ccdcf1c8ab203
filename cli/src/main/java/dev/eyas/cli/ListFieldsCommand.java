package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.Field.Flag;
import dev.eyas.catalog.FieldDescription;
import dev.eyas.catalog.FieldDescriptions;
import dev.eyas.catalog.Fields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "fields",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "List the fields of conditions and outputs with their types.",
      "An argument in brackets must be given, one with a question mark may be."
    })
final class ListFieldsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private EntryPrinter printer;

  @Option(names = "--deprecated", description = "Those that should not be used any more, too.")
  private boolean deprecated;

  @Override
  public Integer call() {
    List<Entry> fields =
        Fields.all().stream()
            .filter(field -> !field.has(Flag.TABLE_ONLY))
            .filter(field -> deprecated || !field.has(Flag.DEPRECATED))
            .map(ListFieldsCommand::entry)
            .toList();
    return printer.print("fields", fields, spec.commandLine());
  }

  private static Entry entry(Field field) {
    Optional<FieldDescription> description = FieldDescriptions.find(field);
    String text = description.map(FieldDescription::text).orElse("");
    String type = field.type() + (field.isList() ? " list" : "");
    String label = field.name() + argument(field);
    String deprecation = field.has(Flag.DEPRECATED) ? "Deprecated. " : "";
    String example =
        description.map(d -> " Example: " + d.example()).filter(e -> !e.isBlank()).orElse("");
    return new Entry(
        field.name(), label, type, deprecation + text + example, json(field, description));
  }

  private static String argument(Field field) {
    String kind = field.has(Flag.ARG_KEY) ? "KEY" : "INDEX";
    String either = field.has(Flag.ARG_KEY) && field.has(Flag.ARG_INDEX) ? "INDEX|KEY" : kind;
    return switch (field.argument()) {
      case NONE -> "";
      case OPTIONAL -> "[" + either + "?]";
      case REQUIRED -> "[" + either + "]";
    };
  }

  private static JsonObject json(Field field, Optional<FieldDescription> description) {
    JsonObject json = new JsonObject();
    json.addProperty("name", field.name());
    json.addProperty("class", field.fieldClass());
    json.addProperty("type", field.type().name());
    json.addProperty("is_list", field.isList());
    json.add("argument", JsonNull.INSTANCE);
    if (field.argument() != Field.Argument.NONE) {
      json.add("argument", argumentJson(field));
    }
    JsonArray operators = new JsonArray();
    field.operators().forEach(operators::add);
    json.add("operators", operators);
    json.addProperty("deprecated", field.has(Flag.DEPRECATED));
    json.addProperty("filter_only", field.has(Flag.FILTER_ONLY));
    json.addProperty("print_only", field.has(Flag.PRINT_ONLY));
    json.addProperty("desc", description.map(FieldDescription::text).orElse(""));
    json.addProperty("example", description.map(FieldDescription::example).orElse(""));
    return json;
  }

  private static JsonObject argumentJson(Field field) {
    JsonArray kinds = new JsonArray();
    if (field.has(Flag.ARG_INDEX)) {
      kinds.add("INDEX");
    }
    if (field.has(Flag.ARG_KEY)) {
      kinds.add("KEY");
    }
    JsonObject argument = new JsonObject();
    argument.addProperty("required", field.argument() == Field.Argument.REQUIRED);
    argument.add("type", kinds);
    return argument;
  }
}

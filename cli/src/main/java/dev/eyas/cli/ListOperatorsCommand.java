package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.Field.OperandClass;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.Transformer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "operators",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "List what conditions compare with: operators, modifiers that stand between an operator and a"
          + " list, and transformers of values."
    })
final class ListOperatorsCommand implements Callable<Integer> {
  private static final Map<ListModifier, String> MODIFIERS =
      Map.of(
          ListModifier.ONEOF, "the comparison holds for exactly one element of the list",
          ListModifier.ANYOF, "the comparison holds for at least one element of the list",
          ListModifier.ALLOF, "the comparison holds for every element of the list");

  @Spec private CommandSpec spec;

  @Mixin private EntryPrinter printer;

  @Override
  public Integer call() {
    Stream<Entry> operators = Stream.of(Operator.values()).map(ListOperatorsCommand::entry);
    Stream<Entry> modifiers =
        Stream.of(ListModifier.values())
            .map(modifier -> entry(modifier.symbol(), "modifier", MODIFIERS.get(modifier)));
    Stream<Entry> transformers =
        Stream.of(Transformer.values()).map(t -> entry(t.symbol(), "transformer", t.description()));
    List<Entry> all = Stream.of(operators, modifiers, transformers).flatMap(each -> each).toList();
    return printer.print("operators", all, spec.commandLine());
  }

  private static Entry entry(Operator operator) {
    List<String> types =
        Stream.of(OperandClass.values())
            .filter(type -> accepts(type, operator))
            .map(type -> type.name().toLowerCase(Locale.ROOT))
            .toList();
    JsonArray array = new JsonArray();
    types.forEach(array::add);
    Entry entry = entry(operator.symbol(), "operator", operator.description());
    entry.json().add("operands", array);
    return entry.saying(operator.description() + "; for " + String.join(", ", types));
  }

  private static boolean accepts(OperandClass type, Operator operator) {
    return type != OperandClass.NONE
        && Fields.all().stream()
            .filter((Field field) -> field.operandClass() == type)
            .anyMatch(field -> field.accepts(operator));
  }

  private static Entry entry(String symbol, String kind, String description) {
    JsonObject json = new JsonObject();
    json.addProperty("name", symbol);
    json.addProperty("kind", kind);
    json.addProperty("desc", description);
    return new Entry(symbol, kind, description, json);
  }
}

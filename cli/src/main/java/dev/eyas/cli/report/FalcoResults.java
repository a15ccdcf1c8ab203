package dev.eyas.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.LoadResult;
import dev.eyas.rules.ruleset.SchemaVerdict;
import java.util.List;
import java.util.function.Function;

/** The end of a load as the JSON object that {@code falco -V} prints; keys in its order. */
public final class FalcoResults {
  public static JsonObject of(LoadOutcome outcome) {
    JsonObject results = new JsonObject();
    results.add("falco_load_results", array(outcome.results(), FalcoResults::result));
    return results;
  }

  private static JsonObject result(LoadResult result) {
    JsonObject object = new JsonObject();
    object.add("errors", array(result.errors(), FalcoResults::problem));
    object.addProperty("name", result.name());
    SchemaVerdict schema = result.schema();
    if (schema.checked()) {
      object.addProperty("schema_valid", schema.valid());
      object.add("schema_warnings", array(schema.violations(), JsonPrimitive::new));
    }
    object.addProperty("successful", result.successful());
    object.add("warnings", array(result.warnings(), FalcoResults::problem));
    return object;
  }

  private static JsonObject problem(LoadProblem problem) {
    JsonObject context = new JsonObject();
    context.add("locations", array(problem.context(), FalcoResults::location));
    context.addProperty("snippet", problem.snippet());
    JsonObject object = new JsonObject();
    object.addProperty("code", problem.code().name());
    object.addProperty("codedesc", problem.code().description());
    object.add("context", context);
    if (problem.deprecatedField() != null) {
      object.addProperty("deprecated_field", problem.deprecatedField());
    }
    object.addProperty("message", problem.message());
    return object;
  }

  private static JsonObject location(LoadProblem.Location location) {
    JsonObject position = new JsonObject();
    position.addProperty("column", location.column());
    position.addProperty("line", location.line());
    position.addProperty("name", location.name());
    position.addProperty("offset", location.offset());
    JsonObject object = new JsonObject();
    object.addProperty("item_name", location.itemName());
    object.addProperty("item_type", location.itemType());
    object.add("position", position);
    return object;
  }

  private static <T> JsonArray array(List<T> elements, Function<T, JsonElement> convert) {
    JsonArray array = new JsonArray();
    elements.forEach(element -> array.add(convert.apply(element)));
    return array;
  }

  private FalcoResults() {}
}

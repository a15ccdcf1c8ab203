package dev.eyas.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.catalog.Conversion.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The catalogue against tables of upstream's fields and events, when there are any: in a folder
 * {@code reference} beside the conformance corpus.
 */
class ReferenceTablesTest {
  private static final String CONTAINER_JSON = "extract_ppme_container_json_e_json_param";

  @Test
  void fieldsAreUpstreams() throws IOException {
    List<String> wanted =
        rows("fields.json", "fields")
            .map(
                field ->
                    line(
                        text(field, "name"),
                        text(field, "class"),
                        text(field, "type"),
                        field.get("is_list"),
                        text(field, "arg"),
                        field.get("deprecated"),
                        field.get("filter_only"),
                        field.get("no_rhs"),
                        field.get("no_transformer")))
            .sorted()
            .toList();
    List<String> had =
        Fields.all().stream()
            .map(
                field ->
                    line(
                        field.name(),
                        field.fieldClass(),
                        field.type(),
                        field.isList(),
                        field.argument().name().toLowerCase(Locale.ROOT),
                        field.has(Field.Flag.DEPRECATED),
                        field.has(Field.Flag.FILTER_ONLY),
                        field.has(Field.Flag.NO_RHS),
                        field.has(Field.Flag.NO_TRANSFORMER)))
            .sorted()
            .toList();
    assertEquals(String.join("\n", wanted), String.join("\n", had));
  }

  @Test
  void eventsAreUpstreams() throws IOException {
    List<String> wanted =
        rows("events.json", "events")
            .map(
                event ->
                    line(
                        event.get("id").getAsInt(),
                        text(event, "code"),
                        text(event, "name"),
                        objects(event.get("params"))
                            .map(param -> text(param, "name") + ":" + text(param, "type"))
                            .toList()))
            .sorted()
            .toList();
    List<String> had =
        Events.all().stream()
            .map(
                event ->
                    line(
                        event.id(),
                        event.code(),
                        event.name(),
                        event.params().stream()
                            .map(param -> param.name() + ":" + param.type())
                            .toList()))
            .sorted()
            .toList();
    assertEquals(String.join("\n", wanted), String.join("\n", had));
  }

  @Test
  void conversionsAreUpstreams() throws IOException {
    JsonObject table = table("event_conversions.json", "conversions").getAsJsonObject();
    List<String> wanted =
        table.entrySet().stream()
            .map(row -> conversion(row.getKey(), row.getValue().getAsJsonObject()))
            .sorted()
            .toList();
    List<String> had =
        Conversions.all().stream()
            .map(
                row ->
                    line(
                        row.type() + "/" + row.params(),
                        row.action(),
                        row.to(),
                        row.sources().stream().map(ReferenceTablesTest::source).toList()))
            .sorted()
            .toList();
    assertEquals(String.join("\n", wanted), String.join("\n", had));
    System.out.println("conversions as upstream's: " + had.size());
  }

  private static String conversion(String key, JsonObject row) {
    JsonElement sources = row.has("instrs") ? row.get("instrs") : new JsonArray();
    return line(
        key,
        text(row, "action").toUpperCase(Locale.ROOT),
        row.has("to") ? text(row, "to") : null,
        objects(sources).map(ReferenceTablesTest::source).toList());
  }

  private static String source(JsonObject source) {
    String from = text(source, "from").toUpperCase(Locale.ROOT);
    return switch (from) {
      case "OLD" -> from + source.get("arg");
      case "ENTER" -> from + source.get("arg") + (source.has("fallback_empty") ? "EMPTY" : null);
      case "CALLBACK" -> CONTAINER_JSON.equals(text(source, "callback")) ? "CONTAINER_JSON" : from;
      default -> from;
    };
  }

  private static String source(Source source) {
    return switch (source.origin()) {
      case OLD -> "OLD" + source.index();
      case ENTER -> "ENTER" + source.index() + source.otherwise();
      default -> source.origin().name();
    };
  }

  private static Stream<JsonObject> rows(String file, String table) throws IOException {
    return objects(table(file, table));
  }

  private static JsonElement table(String file, String table) throws IOException {
    Path path = Path.of(System.getProperty("eyas.corpus", ""), "..", "reference", file);
    boolean given = Files.exists(path);
    if (!given) {
      System.out.println("NOT RUN: there is no " + file + " beside the corpus");
    }
    assumeTrue(given);
    JsonObject root = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
    return root.get(table);
  }

  private static Stream<JsonObject> objects(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  private static String text(JsonObject object, String key) {
    return object.get(key).getAsString();
  }

  private static String line(Object... columns) {
    return Stream.of(columns).map(Objects::toString).reduce((a, b) -> a + " " + b).orElseThrow();
  }
}

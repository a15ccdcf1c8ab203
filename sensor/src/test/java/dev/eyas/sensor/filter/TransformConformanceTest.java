package dev.eyas.sensor.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.sensor.Corpus;
import dev.eyas.sensor.event.ByteStrings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TransformConformanceTest {
  @Test
  void transformers() throws IOException {
    Path file = Corpus.folder().resolve("conformance/filter.json");
    JsonArray cases =
        JsonParser.parseString(Files.readString(file))
            .getAsJsonObject()
            .getAsJsonArray("transform");
    for (JsonElement element : cases) {
      check(element.getAsJsonObject());
    }
    System.out.println("transform: " + cases.size() + " of " + cases.size());
  }

  private static void check(JsonObject test) {
    JsonArray in = test.getAsJsonArray("values_in");
    JsonArray out = test.getAsJsonArray("values_out");
    boolean isList = test.get("list").getAsBoolean();
    Extractor source =
        (context, value) -> {
          value.list().clear();
          in.forEach(each -> value.list().add(ByteStrings.encode(each.getAsString())));
          return value.set(ByteStrings.encode(in.get(0).getAsString()));
        };
    String name = test.get("transformer").getAsString();
    Extractor transformer =
        switch (name) {
          case "FTR_TOUPPER" -> Transformers.map(source, isList, Ascii::upper);
          case "FTR_TOLOWER" -> Transformers.map(source, isList, Ascii::lower);
          case "FTR_BASE64" -> Transformers.map(source, isList, Transformers::base64);
          case "FTR_BASENAME" -> Transformers.map(source, isList, Transformers::basename);
          case "FTR_LEN" -> Transformers.length(source, isList);
          default -> throw new AssertionError(name);
        };
    Value value = new Value();
    assertTrue(transformer.extract(null, value), test::toString);
    if (name.equals("FTR_LEN")) {
      assertEquals(out.get(0).getAsLong(), value.number(), test::toString);
    } else {
      assertEquals(out.get(0).getAsString(), ByteStrings.decode(value.text()), test::toString);
    }
  }
}

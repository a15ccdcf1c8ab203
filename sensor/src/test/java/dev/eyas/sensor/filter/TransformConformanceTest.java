package dev.eyas.sensor.filter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.sensor.conformance.Cases;
import dev.eyas.sensor.event.ByteStrings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformConformanceTest {
  @Test
  void transformers() throws IOException {
    Cases.read().run("transform", TransformConformanceTest::check);
  }

  private static String check(JsonObject test) {
    boolean isList = test.get("list").getAsBoolean();
    Value value = new Value();
    boolean hasValue = transformer(test, isList).extract(null, value);
    List<String> actual = new ArrayList<>();
    if (hasValue) {
      boolean isNumber = test.get("type_out").getAsString().equals("PT_UINT64");
      String one = isNumber ? Long.toString(value.number()) : value.text();
      actual.addAll(isList && !isNumber ? value.list() : List.of(one));
    }
    List<String> expected = texts(test.getAsJsonArray("values_out"));
    return actual.equals(expected) ? null : test + " came to " + actual;
  }

  private static Extractor transformer(JsonObject test, boolean isList) {
    List<String> in = texts(test.getAsJsonArray("values_in"));
    Extractor source =
        (context, value) -> {
          value.list().clear();
          value.list().addAll(in);
          return isList || value.set(in.get(0));
        };
    String name = test.get("transformer").getAsString();
    return switch (name) {
      case "FTR_TOUPPER" -> Transformers.map(source, isList, Ascii::upper);
      case "FTR_TOLOWER" -> Transformers.map(source, isList, Ascii::lower);
      case "FTR_BASE64" -> Transformers.map(source, isList, Transformers::base64);
      case "FTR_BASENAME" -> Transformers.map(source, isList, Transformers::basename);
      case "FTR_LEN" -> Transformers.length(source, isList);
      default -> throw new AssertionError(name);
    };
  }

  private static List<String> texts(JsonArray values) {
    List<String> texts = new ArrayList<>();
    values.forEach(each -> texts.add(ByteStrings.encode(each.getAsString())));
    return texts;
  }
}

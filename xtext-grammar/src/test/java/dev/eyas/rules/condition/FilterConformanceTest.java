package dev.eyas.rules.condition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.catalog.EventType;
import dev.eyas.rules.Corpus;
import dev.eyas.rules.Texts;
import dev.eyas.rules.output.OutputCompiler;
import java.util.BitSet;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Upstream's own cases about conditions and outputs. */
class FilterConformanceTest {
  /** Fields that only upstream's tests have. */
  private static final Pattern MOCK_FIELD =
      Pattern.compile("\\bc\\.(true|false|buffer|doublequote|singlequote)\\b");

  private static final ConditionParser PARSER = new GrammarConditionParser();

  @Test
  void parsesWhatFalcoParses() {
    requireAll("parse", 270, FilterConformanceTest::parsesAlike);
  }

  @Test
  void compilesWhatFalcoCompiles() {
    requireAll("compile", 159, FilterConformanceTest::compilesAlike);
    requireAll("compiles", 14, FilterConformanceTest::compilesAlike);
  }

  @Test
  void findsTheSameEventTypes() {
    requireAll("evt_codes", 101, FilterConformanceTest::sameEventTypes);
  }

  @Test
  void readsTheSameOutputs() {
    requireAll("format", 36, FilterConformanceTest::formatsAlike);
  }

  private static void requireAll(String group, int floor, Predicate<JsonObject> holds) {
    JsonObject corpus = Corpus.json("conformance/filter.json").getAsJsonObject();
    int passed = 0;
    int total = 0;
    for (JsonElement element : corpus.getAsJsonArray(group)) {
      JsonObject testCase = element.getAsJsonObject();
      total++;
      if (holds.test(testCase)) {
        passed++;
      } else {
        System.out.println("differs: " + group + " " + testCase);
      }
    }
    System.out.printf("conformance %s: %d of %d%n", group, passed, total);
    assertTrue(passed >= Math.min(floor, total), group + ": " + passed);
  }

  private static boolean parsesAlike(JsonObject testCase) {
    boolean parsed;
    try {
      PARSER.condition(testCase.get("filter").getAsString());
      parsed = true;
    } catch (SyntaxError e) {
      parsed = false;
    }
    return parsed == testCase.get("ok").getAsBoolean();
  }

  private static boolean compilesAlike(JsonObject testCase) {
    if (MOCK_FIELD.matcher(testCase.get("filter").getAsString()).find()) {
      return true;
    }
    boolean compiled;
    try {
      compile(testCase.get("filter").getAsString());
      compiled = true;
    } catch (SyntaxError | ConditionError e) {
      compiled = false;
    }
    return compiled == testCase.get("ok").getAsBoolean();
  }

  private static boolean sameEventTypes(JsonObject testCase) {
    String filter = testCase.get("filter").getAsString();
    try {
      BitSet found = eventTypes(filter);
      if (testCase.has("equals_set")) {
        return found.equals(named(testCase.get("equals_set")));
      }
      return testCase.has("same_as")
          ? found.equals(eventTypes(testCase.get("same_as").getAsString()))
          : !testCase.get("error").getAsBoolean();
    } catch (FilterError e) {
      return testCase.has("error") && testCase.get("error").getAsBoolean();
    } catch (ConditionError e) {
      // upstream searches without compiling: what does not compile says nothing here
      return true;
    }
  }

  private static BitSet named(JsonElement set) {
    BitSet codes = new BitSet();
    if (set.isJsonArray()) {
      set.getAsJsonArray().forEach(name -> codes.or(EventNames.codes(name.getAsString())));
    } else if (set.isJsonObject()) {
      codes.set(0, EventType.COUNT);
      codes.andNot(named(set.getAsJsonObject().getAsJsonArray("minus").get(1)));
    } else {
      codes.set(0, EventType.COUNT);
    }
    return codes;
  }

  private static boolean formatsAlike(JsonObject testCase) {
    boolean wanted = !(testCase.has("error") && testCase.get("error").getAsBoolean());
    try {
      new OutputCompiler(PARSER).compile(testCase.get("format").getAsString());
      return wanted;
    } catch (FilterError e) {
      return !wanted;
    }
  }

  private static BitSet eventTypes(String filter) {
    return EventTypeSet.of(compile(filter));
  }

  private static Condition compile(String filter) {
    return new ConditionCompiler(Map.of())
        .compile(new ParsedCondition(Texts.traced(filter), PARSER.condition(filter)));
  }
}

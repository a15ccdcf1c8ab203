package dev.eyas.rules.condition;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.catalog.EventType;
import dev.eyas.rules.CaseReport;
import dev.eyas.rules.CaseReport.Difference;
import dev.eyas.rules.Corpus;
import dev.eyas.rules.Texts;
import dev.eyas.rules.output.OutputCompiler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Upstream's own cases about conditions and outputs. */
class FilterConformanceTest {
  /** Fields that only upstream's tests have. */
  private static final Pattern MOCK_FIELD =
      Pattern.compile("\\bc\\.(true|false|buffer|doublequote|singlequote)\\b");

  /** How deep upstream's parser goes unless told otherwise, as it is for rules. */
  private static final int FILTER_DEPTH = 100;

  private static final List<String> BLANKS = List.of(" ", "\t", "\b", "\r", "\n", " \r\n\t");
  private static final ConditionParser PARSER = new FalcoConditionParser(FILTER_DEPTH);

  private final CaseReport report = new CaseReport();

  @Test
  void readsCompilesAndPrintsAsFalcoDoes() {
    run("parse", FilterConformanceTest::parse);
    run("ast", FilterConformanceTest::ast);
    run("compile", FilterConformanceTest::compile);
    run("compiles", FilterConformanceTest::compile);
    run("evt_codes", FilterConformanceTest::eventTypes);
    run("format", FilterConformanceTest::format);
    run("escape", FilterConformanceTest::escape);
    report.requireAll(
        "filter", List.of("parse", "ast", "compile", "compiles", "evt_codes", "format", "escape"));
  }

  /** A case answers with what is wrong, or with null if all is right. */
  private void run(String group, Function<JsonObject, String> testCase) {
    JsonArray cases =
        Corpus.json("conformance/filter.json").getAsJsonObject().getAsJsonArray(group);
    if (cases == null) {
      return;
    }
    for (JsonElement element : cases) {
      JsonObject one = element.getAsJsonObject();
      if (leavesOut(one)) {
        report.leaveOut(group);
      } else {
        report.run(
            group,
            one.get("id").getAsString(),
            () ->
                Optional.ofNullable(testCase.apply(one))
                    .map(wrong -> new Difference(one + "\n  " + wrong)));
      }
    }
  }

  /** Positions of nodes that no message ever shows, and fields that do not exist. */
  private static boolean leavesOut(JsonObject one) {
    boolean mocked =
        one.has("filter") && MOCK_FIELD.matcher(one.get("filter").getAsString()).find();
    return one.has("positions") || mocked && !one.has("ast");
  }

  private static String parse(JsonObject one) {
    String filter = one.get("filter").getAsString();
    boolean wanted = one.get("ok").getAsBoolean();
    String error = syntaxError(filter);
    if (wanted != (error == null)) {
      return wanted ? error : "is read";
    }
    if (one.has("error") && !error.contains(one.get("error").getAsString())) {
      return error;
    }
    boolean variants =
        one.has("whitespace_variants") && one.get("whitespace_variants").getAsBoolean();
    for (String blank : variants ? BLANKS : List.<String>of()) {
      if (syntaxError(blank + filter + blank) != null) {
        return "with blanks around it " + syntaxError(blank + filter + blank);
      }
    }
    return null;
  }

  private static String syntaxError(String filter) {
    try {
      PARSER.condition(filter);
      return null;
    } catch (SyntaxError e) {
      return e.getMessage();
    }
  }

  private static String ast(JsonObject one) {
    if (one.has("equal")) {
      boolean equal = json(one, "filter_a").equals(json(one, "filter_b"));
      return equal == one.get("equal").getAsBoolean() ? null : "equal is " + equal;
    }
    Syntax syntax = PARSER.condition(one.get("filter").getAsString());
    String text = SyntaxView.text(syntax);
    if (one.has("as_string") && !text.equals(one.get("as_string").getAsString())) {
      return text;
    }
    JsonElement json = SyntaxView.json(syntax);
    if (one.has("ast") && !json.equals(one.get("ast"))) {
      return json.toString();
    }
    boolean same =
        !isTrue(one, "reparse_equal") || SyntaxView.json(PARSER.condition(text)).equals(json);
    return same ? null : "is read from " + text + " as something else";
  }

  private static JsonElement json(JsonObject one, String key) {
    return SyntaxView.json(PARSER.condition(one.get(key).getAsString()));
  }

  private static String compile(JsonObject one) {
    String error = null;
    int doubts = 0;
    try {
      doubts = doubts(compiled(one.get("filter").getAsString()));
    } catch (SyntaxError | ConditionError e) {
      error = e.getMessage();
    }
    if (one.get("ok").getAsBoolean() != (error == null)) {
      return error == null ? "compiles" : error;
    }
    if (one.has("error") && !error.contains(one.get("error").getAsString())) {
      return error;
    }
    boolean counted = error == null && one.has("warnings") && !one.get("warnings").isJsonNull();
    return counted && doubts != one.get("warnings").getAsInt() ? doubts + " warnings" : null;
  }

  private static int doubts(ParsedCondition condition) {
    new ConditionCompiler(Map.of()).compile(condition);
    List<String> doubts = new ArrayList<>();
    SyntaxWalk.checks(
        condition, Map.of(), (where, check) -> doubts.addAll(ConstantDoubts.of(check)));
    return doubts.size();
  }

  private static String eventTypes(JsonObject one) {
    BitSet found;
    try {
      found = eventTypes(one.get("filter").getAsString());
    } catch (FilterError e) {
      return isTrue(one, "error") ? null : e.getMessage();
    } catch (ConditionError e) {
      // upstream searches without compiling: what does not compile says nothing here
      return null;
    }
    if (isTrue(one, "error")) {
      return "is no error";
    }
    if (one.has("equals_set")) {
      return found.equals(named(one.get("equals_set"))) ? null : found.toString();
    }
    boolean same =
        !one.has("same_as") || found.equals(eventTypes(one.get("same_as").getAsString()));
    return same ? null : found.toString();
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

  private static String format(JsonObject one) {
    String error = null;
    try {
      new OutputCompiler(PARSER).compile(one.get("format").getAsString());
    } catch (FilterError e) {
      error = e.getMessage();
    }
    if (isTrue(one, "error") == (error != null)) {
      return null;
    }
    return error == null ? "is no error" : error;
  }

  private static String escape(JsonObject one) {
    if (one.has("unescape")) {
      return unescape(one);
    }
    String in = one.get("in").getAsString();
    String out = NormalForm.value(in);
    if (one.has("out") && !out.equals(one.get("out").getAsString())) {
      return out;
    }
    return QuotedString.decode(out, 0).equals(in) ? null : "is decoded from " + out + " otherwise";
  }

  private static String unescape(JsonObject one) {
    try {
      String decoded = QuotedString.decode(one.get("unescape").getAsString(), 0);
      boolean right = one.has("out") && decoded.equals(one.get("out").getAsString());
      return right ? null : decoded;
    } catch (SyntaxError e) {
      return isTrue(one, "error") ? null : e.getMessage();
    }
  }

  private static boolean isTrue(JsonObject one, String key) {
    return one.has(key) && one.get(key).getAsBoolean();
  }

  private static BitSet eventTypes(String filter) {
    return EventTypeSet.of(new ConditionCompiler(Map.of()).compile(compiled(filter)));
  }

  private static ParsedCondition compiled(String filter) {
    return new ParsedCondition(Texts.traced(filter), PARSER.condition(filter));
  }
}

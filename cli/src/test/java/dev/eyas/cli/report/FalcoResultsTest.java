package dev.eyas.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.RulesLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code validate --format json} against what Falco printed for the same files. */
class FalcoResultsTest {
  private record Tally(int equal, int total) {
    Tally plus(Tally other) {
      return new Tally(equal + other.equal, total + other.total);
    }
  }

  private final RulesLoader loader = new RulesLoader();

  @Test
  void printsWhatFalcoPrints() throws IOException {
    Map<String, Tally> groups = new TreeMap<>();
    for (JsonElement element : Corpus.json("verdicts/verdicts.json").getAsJsonArray()) {
      JsonObject verdict = element.getAsJsonObject();
      if (!verdict.get("results").isJsonNull()) {
        boolean equal = compare(verdict);
        groups.merge(verdict.get("group").getAsString(), new Tally(equal ? 1 : 0, 1), Tally::plus);
      }
    }
    groups.forEach(
        (group, tally) ->
            System.out.printf("%-24s %d of %d%n", group, tally.equal(), tally.total()));
    Tally all = groups.values().stream().reduce(new Tally(0, 0), Tally::plus);
    System.out.printf("results of -V: equal %d of %d%n", all.equal(), all.total());
    assertTrue(all.equal() >= all.total() * 0.99, "fewer than 99 % equal");
  }

  @Test
  void theOfficialFilesAreWithoutBlame() throws IOException {
    List<RulesSource> sources = new ArrayList<>();
    for (JsonElement result : officialVerdict().getAsJsonArray("falco_load_results")) {
      String name = result.getAsJsonObject().get("name").getAsString();
      sources.add(new RulesSource(name, Corpus.text("upstream-rules/" + name)));
    }

    assertEquals(officialVerdict(), FalcoResults.of(loader.load(sources)));
  }

  private static JsonObject officialVerdict() throws IOException {
    return Corpus.json("verdicts/official.json").getAsJsonObject();
  }

  private boolean compare(JsonObject verdict) {
    List<RulesSource> sources = new ArrayList<>();
    for (JsonElement file : verdict.getAsJsonArray("files")) {
      JsonObject object = file.getAsJsonObject();
      sources.add(
          new RulesSource(object.get("name").getAsString(), object.get("content").getAsString()));
    }
    JsonObject expected = new JsonObject();
    expected.add("falco_load_results", verdict.get("results"));
    JsonObject told = FalcoResults.of(loader.load(sources));
    boolean equal = expected.equals(told);
    if (!equal) {
      String id = verdict.get("id").getAsString();
      System.out.printf("%s differs: %s%n", id, reason(expected.toString(), told.toString()));
    }
    return equal;
  }

  /** The verdicts are of engine 0.62, and YAML errors are in the words of its library. */
  private static String reason(String expected, String told) {
    if (expected.contains("yaml-cpp: ")) {
      return "the words of a YAML error are ours";
    }
    if (expected.contains("but engine version is 0.62.0")) {
      return "the engine's version is 0.63.0";
    }
    if (expected.contains("unsupported string escape sequence: \\\\x\"")) {
      return "engine 0.63 knows the escape \\x";
    }
    if (expected.contains("LOAD_NO_EVTTYPE") && !told.contains("LOAD_NO_EVTTYPE")) {
      return "engine 0.63 does not warn of an empty set of event types";
    }
    return "unexplained\n want %s\n told %s".formatted(expected, told);
  }
}

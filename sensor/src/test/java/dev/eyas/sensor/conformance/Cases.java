package dev.eyas.sensor.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.sensor.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Cases about filters: the corpus's, and our own of the same shape. */
public final class Cases {
  private static final Path OWN = Path.of("src/test/resources/conformance/filter.json");

  private final JsonObject corpus;
  private final JsonObject own;

  private Cases(JsonObject corpus, JsonObject own) {
    this.corpus = corpus;
    this.own = own;
  }

  public static Cases read() throws IOException {
    return new Cases(read(Corpus.folder().resolve("conformance/filter.json")), read(OWN));
  }

  private static JsonObject read(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  /** The cases of a group; none if neither file has it. */
  public List<JsonObject> group(String name) {
    List<JsonObject> cases = new ArrayList<>();
    for (JsonObject file : List.of(corpus, own)) {
      JsonArray group = file.getAsJsonArray(name);
      if (group != null) {
        group.forEach(each -> cases.add(each.getAsJsonObject()));
      }
    }
    return cases;
  }

  /** The events that a case of the group {@code eval} is about. */
  Scenario scenario(String name) {
    JsonObject file = own.getAsJsonObject("scenarios").has(name) ? own : corpus;
    return new Scenario(
        name,
        file.getAsJsonObject("scenarios").getAsJsonObject(name),
        corpus.getAsJsonObject("helpers"),
        ends(name));
  }

  /** Addresses are variables in the scenarios; what the cases expect tells their values. */
  private Optional<Ends> ends(String scenario) {
    return group("eval").stream()
        .filter(test -> test.get("scenario").getAsString().equals(scenario) && test.has("equals"))
        .map(test -> Ends.of(test.get("equals").getAsString()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Null if a case holds, else what went wrong. */
  @FunctionalInterface
  public interface Runner {
    String run(JsonObject test);
  }

  /** Runs a group, prints its counts, and fails with what differs. */
  public void run(String group, Runner runner) {
    List<String> failures = new ArrayList<>();
    TreeMap<String, Integer> left = new TreeMap<>();
    int passed = 0;
    for (JsonObject test : group(group)) {
      try {
        String problem = runner.run(test);
        if (problem == null) {
          passed++;
        } else {
          failures.add(problem);
        }
      } catch (Unmodelled e) {
        left.merge(e.getMessage(), 1, Integer::sum);
      }
    }
    System.out.printf(
        "%s: %d of %d, not expressible: %s%n", group, passed, passed + failures.size(), left);
    if (!failures.isEmpty()) {
      throw new AssertionError(group + " differs:\n" + String.join("\n", failures));
    }
  }
}

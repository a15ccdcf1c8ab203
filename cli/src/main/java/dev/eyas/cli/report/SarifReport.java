package dev.eyas.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.validation.lint.Fix;
import dev.eyas.rules.validation.lint.Related;
import dev.eyas.rules.validation.lint.TextEdit;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A diagnosis in SARIF 2.1.0, the format that code scanners exchange.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final Diagnosis diagnosis;
  private final List<Kind> kinds;

  private SarifReport(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.kinds = diagnosis.problems().stream().map(Problem::kind).distinct().toList();
  }

  /**
   * @param version of Eyas
   */
  public static JsonObject of(Diagnosis diagnosis, String version) {
    JsonObject log = new JsonObject();
    log.addProperty("$schema", SCHEMA);
    log.addProperty("version", "2.1.0");
    log.add("runs", array(List.of(new SarifReport(diagnosis)), report -> report.run(version)));
    return log;
  }

  private JsonObject run(String version) {
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "eyas");
    driver.addProperty("version", version);
    driver.add("rules", array(kinds, SarifReport::rule));
    JsonObject run = new JsonObject();
    run.add("tool", object("driver", driver));
    run.addProperty("columnKind", "utf16CodeUnits");
    run.add("results", array(diagnosis.problems(), this::result));
    return run;
  }

  private static JsonObject rule(Kind kind) {
    JsonObject configuration = new JsonObject();
    configuration.addProperty("level", level(kind.severity()));
    JsonObject rule = new JsonObject();
    rule.addProperty("id", kind.code());
    rule.add("shortDescription", text(kind.summary()));
    rule.add("fullDescription", text(kind.description()));
    if (URI.create(kind.help()).isAbsolute()) {
      rule.addProperty("helpUri", kind.help());
    } else {
      rule.add("help", text("See " + kind.help() + "."));
    }
    rule.add("defaultConfiguration", configuration);
    return rule;
  }

  private JsonObject result(Problem problem) {
    JsonObject result = new JsonObject();
    result.addProperty("ruleId", problem.kind().code());
    result.addProperty("ruleIndex", kinds.indexOf(problem.kind()));
    result.addProperty("level", level(problem.severity()));
    result.add("message", text(message(problem)));
    result.add("locations", array(List.of(problem.range()), this::location));
    if (!problem.related().isEmpty()) {
      result.add("relatedLocations", array(problem.related(), this::related));
    }
    if (!problem.fixes().isEmpty()) {
      result.add("fixes", array(problem.fixes(), this::fix));
    }
    return result;
  }

  private static String message(Problem problem) {
    String cure = problem.cure().map(text -> " (" + text + ")").orElse("");
    String within = problem.within().isEmpty() ? "" : " [" + problem.within() + "]";
    return problem.message() + cure + within;
  }

  private JsonObject related(Related related) {
    JsonObject location = location(related.range());
    location.add("message", text(related.message()));
    return location;
  }

  private JsonObject fix(Fix fix) {
    Map<String, List<TextEdit>> edits =
        fix.edits().stream().collect(Collectors.groupingBy(edit -> edit.range().source()));
    JsonObject object = object("description", text(fix.title()));
    object.add("artifactChanges", array(edits.entrySet(), SarifReport::change));
    return object;
  }

  private static JsonObject change(Map.Entry<String, List<TextEdit>> edits) {
    JsonObject change = object("artifactLocation", artifact(edits.getKey()));
    change.add("replacements", array(edits.getValue(), SarifReport::replacement));
    return change;
  }

  private static JsonObject replacement(TextEdit edit) {
    JsonObject region = new JsonObject();
    region.addProperty("charOffset", edit.range().offset());
    region.addProperty("charLength", edit.range().length());
    JsonObject replacement = object("deletedRegion", region);
    replacement.add("insertedContent", text(edit.text()));
    return replacement;
  }

  private JsonObject location(SourceRange range) {
    Place place = diagnosis.placeOf(range);
    JsonObject region = new JsonObject();
    region.addProperty("startLine", place.line());
    region.addProperty("startColumn", place.column());
    region.addProperty("endLine", place.endLine());
    region.addProperty("endColumn", place.endColumn());
    JsonObject context = object("snippet", text(place.text()));
    context.addProperty("startLine", place.line());
    JsonObject physical = new JsonObject();
    physical.add("artifactLocation", artifact(place.file()));
    physical.add("region", region);
    physical.add("contextRegion", context);
    return object("physicalLocation", physical);
  }

  private static JsonObject artifact(String file) {
    JsonObject artifact = new JsonObject();
    artifact.addProperty("uri", uri(file));
    return artifact;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      default -> "note";
    };
  }

  /** Relative to where the command runs, unless the file was named otherwise. */
  private static String uri(String file) {
    Path path = Path.of(file).normalize();
    if (path.isAbsolute()) {
      return path.toUri().toASCIIString();
    }
    String relative = path.toString().contains(":") ? "./" + path : path.toString();
    try {
      return new URI(null, null, relative, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no path: " + file, e);
    }
  }

  private static JsonObject text(String text) {
    JsonObject object = new JsonObject();
    object.addProperty("text", text);
    return object;
  }

  private static JsonObject object(String key, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(key, value);
    return object;
  }

  private static <T> JsonArray array(Collection<T> elements, Function<T, JsonElement> convert) {
    JsonArray array = new JsonArray();
    elements.forEach(element -> array.add(convert.apply(element)));
    return array;
  }
}

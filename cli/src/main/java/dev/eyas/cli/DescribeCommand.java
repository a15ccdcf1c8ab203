package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.TextReport;
import dev.eyas.rules.ruleset.EffectiveList;
import dev.eyas.rules.ruleset.EffectiveMacro;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.Requirements;
import dev.eyas.rules.validation.Similar;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Tell what a rule, macro or list is after all files: its effective form, what it is made"
            + " of, and which file wrote which part of it.")
final class DescribeCommand implements Callable<Integer> {
  private static final int INDENT = 2;
  private static final int NARROWEST_TEXT = 30;

  @Spec private CommandSpec spec;

  @Mixin private RulesOptions rules;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what;

  private static final class What {
    @Parameters(paramLabel = "NAME", description = "Name of a rule, macro or list.")
    private String name;

    @Option(names = "--all", description = "All rules, macros and lists.")
    private boolean all;
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text (the default), or json as falco -l prints it, and with --all falco -L, with"
              + " provenance.")
  private EntryPrinter.Format format;

  @Override
  public Integer call() {
    Diagnosis diagnosis = Diagnosis.of(rules.read());
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    if (!diagnosis.outcome().successful()) {
      new TextReport(diagnosis, ansi).printProblems(spec.commandLine().getErr());
      return 1;
    }
    PrintWriter out = spec.commandLine().getOut();
    Provenance provenance = new Provenance(diagnosis);
    EffectiveRuleset ruleset = diagnosis.outcome().ruleset();
    List<Described> found =
        what.all ? Described.all(ruleset) : named(what.name, diagnosis.outcome());
    if (format == EntryPrinter.Format.TEXT) {
      print(found, provenance, out, ansi);
    } else {
      JsonObject json = what.all ? requirements(ruleset.requirements()) : new JsonObject();
      addTo(json, found, provenance);
      out.println(Json.text(json));
    }
    out.flush();
    return 0;
  }

  private static List<Described> named(String name, LoadOutcome outcome) {
    List<Described> found = Described.named(name, outcome.ruleset());
    if (found.isEmpty()) {
      throw new UserError(
          outcome.merged().rule(name).isPresent()
              ? "rule '" + name + "' is skipped; 'eyas validate' tells why"
              : "no rule, macro or list is named '"
                  + name
                  + "'"
                  + nearest(name, outcome.ruleset()));
    }
    return found;
  }

  private static String nearest(String name, EffectiveRuleset ruleset) {
    List<String> names =
        Stream.of(
                ruleset.rules().stream().map(EffectiveRule::name),
                ruleset.macros().stream().map(EffectiveMacro::name),
                ruleset.lists().stream().map(EffectiveList::name))
            .flatMap(each -> each)
            .toList();
    return Similar.to(name, names).stream()
        .findFirst()
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("");
  }

  private static void print(
      List<Described> found, Provenance provenance, PrintWriter out, Ansi ansi) {
    String separator = "";
    for (Described each : found) {
      out.print(separator);
      print(each, provenance, out, ansi);
      separator = "\n";
    }
  }

  /** Kinds as keys, as Falco does. */
  static void addTo(JsonObject json, List<Described> found, Provenance provenance) {
    for (Described each : found) {
      if (!json.has(each.kind())) {
        json.add(each.kind(), new JsonArray());
      }
      json.getAsJsonArray(each.kind()).add(each.json(provenance));
    }
  }

  /** As Falco tells them, for whom no requirement is one of version 0.0.0. */
  private static JsonObject requirements(Requirements requirements) {
    String engine = requirements.engineVersion();
    JsonArray plugins = new JsonArray();
    for (Requirements.PluginRequirement requirement : requirements.plugins()) {
      List<Requirements.Plugin> alternatives = requirement.alternatives();
      JsonObject plugin = json(alternatives.get(0));
      JsonArray others = new JsonArray();
      alternatives.stream().skip(1).map(DescribeCommand::json).forEach(others::add);
      plugin.add("alternatives", others);
      plugins.add(plugin);
    }
    JsonObject json = new JsonObject();
    json.addProperty("required_engine_version", engine == null ? "0.0.0" : engine);
    json.add("required_plugin_versions", plugins);
    List.of("rules", "macros", "lists").forEach(kind -> json.add(kind, new JsonArray()));
    return json;
  }

  private static JsonObject json(Requirements.Plugin plugin) {
    JsonObject json = new JsonObject();
    json.addProperty("name", plugin.name());
    json.addProperty("version", plugin.version());
    return json;
  }

  private static void print(
      Described described, Provenance provenance, PrintWriter out, Ansi ansi) {
    out.println(described.item().text().stripTrailing());
    section("What it is", described.facts(provenance), out, ansi);
    section("Who wrote it", described.history(provenance), out, ansi);
    section("Its parts", described.pieces(provenance), out, ansi);
  }

  private static void section(
      String title, List<Provenance.Part> parts, PrintWriter out, Ansi ansi) {
    List<Provenance.Part> told = parts.stream().filter(part -> !part.text().isEmpty()).toList();
    if (told.isEmpty()) {
      return;
    }
    out.println();
    out.println(ansi.apply(title, List.of(Style.bold)));
    int label = told.stream().mapToInt(part -> part.origin().length()).max().orElse(0) + INDENT;
    int width = Math.max(NARROWEST_TEXT, Terminal.width() - label - INDENT);
    String indent = " ".repeat(INDENT + label);
    for (Provenance.Part part : told) {
      String lines = String.join("\n" + indent, Wrapped.lines(part.text(), width));
      out.println(
          " ".repeat(INDENT) + part.origin() + " ".repeat(label - part.origin().length()) + lines);
    }
  }
}

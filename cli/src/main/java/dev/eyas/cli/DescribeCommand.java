package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.TextReport;
import dev.eyas.rules.ruleset.EffectiveList;
import dev.eyas.rules.ruleset.EffectiveMacro;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.validation.Similar;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        "Tell what a rule, macro or list is after all files: its effective form, what it is made of,"
            + " and which file wrote which part of it.")
final class DescribeCommand implements Callable<Integer> {
  private static final int INDENT = 2;
  private static final int NARROWEST_TEXT = 30;

  @Spec private CommandSpec spec;

  @Mixin private RulesOptions rules;

  @Parameters(paramLabel = "NAME", description = "Name of a rule, macro or list.")
  private String name;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), or json as falco -l prints it, with provenance.")
  private EntryPrinter.Format format;

  @Override
  public Integer call() {
    Diagnosis diagnosis = Diagnosis.of(rules.read());
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    if (!diagnosis.outcome().successful()) {
      new TextReport(diagnosis, ansi).printProblems(spec.commandLine().getErr());
      return 1;
    }
    EffectiveRuleset ruleset = diagnosis.outcome().ruleset();
    List<Described> found = Described.named(name, ruleset);
    if (found.isEmpty()) {
      throw new UserError(
          diagnosis.outcome().merged().rule(name).isPresent()
              ? "rule '" + name + "' is skipped; 'eyas validate' tells why"
              : "no rule, macro or list is named '" + name + "'" + nearest(ruleset));
    }
    print(found, new Provenance(diagnosis), spec.commandLine().getOut(), ansi);
    return 0;
  }

  private String nearest(EffectiveRuleset ruleset) {
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

  private void print(List<Described> found, Provenance provenance, PrintWriter out, Ansi ansi) {
    if (format == EntryPrinter.Format.JSON) {
      out.println(Json.text(json(found, provenance)));
    } else {
      print(found.get(0), provenance, out, ansi);
      for (Described other : found.subList(1, found.size())) {
        out.println();
        print(other, provenance, out, ansi);
      }
    }
    out.flush();
  }

  /** Kinds as keys, as Falco does. */
  static JsonObject json(List<Described> found, Provenance provenance) {
    JsonObject json = new JsonObject();
    for (Described each : found) {
      if (!json.has(each.kind())) {
        json.add(each.kind(), new JsonArray());
      }
      json.getAsJsonArray(each.kind()).add(each.json(provenance));
    }
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

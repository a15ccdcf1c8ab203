package dev.eyas.cli;

import com.google.gson.JsonObject;
import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.FalcoResults;
import dev.eyas.cli.report.GithubReport;
import dev.eyas.cli.report.SarifReport;
import dev.eyas.cli.report.Severity;
import dev.eyas.cli.report.TextReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Say what Falco's loader would say of rules files, and what lints find in them, without starting anything.",
    footer = {
      "",
      "Exit codes: 0 the files load, 1 they do not or cannot be read, 2 wrong usage.",
      "Colours appear on a terminal only; NO_COLOR=1 switches them off."
    })
final class ValidateCommand implements Callable<Integer> {
  /** How to tell what was found. */
  enum Format {
    TEXT,
    JSON,
    SARIF,
    GITHUB
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR|-",
      description =
          "Rules files in load order; of a directory, its YAML files by name;"
              + " - is standard input.")
  private List<Path> paths = List.of();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FALCO_YAML",
      description = "Validate the rules files that this configuration names, in its order.")
  private Path config;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text for people (the default), json as falco -V prints it, sarif for code scanners,"
              + " github for the annotations of a workflow.")
  private Format format;

  @Option(
      names = "--warnings-as-errors",
      description = "Exit with 1 also when there are only warnings.")
  private boolean warningsAsErrors;

  @Mixin private LintOptions lints;

  @Override
  public Integer call() {
    Diagnosis diagnosis = Diagnosis.of(RulesFiles.read(files()), lints);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> new TextReport(diagnosis, spec.commandLine().getColorScheme().ansi()).print(out);
      case JSON -> print(FalcoResults.of(diagnosis.outcome()), out);
      case SARIF -> print(SarifReport.of(diagnosis, Version.ofDistribution()), out);
      case GITHUB -> GithubReport.print(diagnosis, out);
    }
    boolean warned = diagnosis.count(Severity.WARNING) > 0;
    return diagnosis.isSound() && !(warningsAsErrors && warned) ? 0 : 1;
  }

  private List<Path> files() {
    if (config == null == paths.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          paths.isEmpty()
              ? "Which files? Name FILE|DIR|- in load order, or a configuration with -c."
              : "Either -c FALCO_YAML or files, not both: files would replace what it names.");
    }
    return config == null ? paths : ConfiguredRules.of(config).files(spec.commandLine().getErr());
  }

  private static void print(JsonObject json, PrintWriter out) {
    out.println(Json.text(json));
    out.flush();
  }
}

package dev.eyas.cli;

import dev.eyas.cli.report.Lints;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.config.ReadFailure;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.validation.lint.ConfigFile;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.LintCode;
import dev.eyas.rules.validation.lint.LintConfig;
import dev.eyas.rules.validation.lint.LintSeverity;
import dev.eyas.rules.validation.lint.Linter;
import dev.eyas.rules.validation.lint.NearestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The lints of a command: which ones run, and what they find. */
final class LintOptions implements Lints {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--lint",
      paramLabel = "CODE=SEVERITY",
      description =
          "How severe findings of a lint are: off, hint, info, warning or error, which makes the"
              + " command fail. Counts more than "
              + ConfigFile.NAME
              + ". May be repeated.")
  private List<String> severities = List.of();

  /**
   * @param sources named by their paths
   * @throws UserError if a configuration is wrong
   */
  @Override
  public List<Finding> run(List<RulesSource> sources, EffectiveRuleset ruleset) {
    LintConfig given = given();
    NearestConfig<Path> nearest =
        new NearestConfig<>(LintOptions::read, Path::getParent, LintOptions::fail);
    return new Linter()
        .run(
            sources,
            ruleset,
            source -> nearest.of(folder(source)).overriddenBy(given),
            () -> false);
  }

  private LintConfig given() {
    Map<LintCode, LintSeverity> config = new EnumMap<>(LintCode.class);
    for (String severity : severities) {
      try {
        Map.Entry<LintCode, LintSeverity> entry = entry(severity);
        config.put(entry.getKey(), entry.getValue());
      } catch (IllegalArgumentException wrong) {
        throw new ParameterException(command.commandLine(), "--lint: " + wrong.getMessage());
      }
    }
    return new LintConfig(config);
  }

  private static Map.Entry<LintCode, LintSeverity> entry(String severity) {
    int equals = severity.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'%s' is no CODE=SEVERITY, such as EYAS008=off".formatted(severity));
    }
    return ConfigFile.entry(severity.substring(0, equals), severity.substring(equals + 1));
  }

  private static Path folder(String source) {
    return Path.of(source).toAbsolutePath().normalize().getParent();
  }

  private static Optional<String> read(Path folder) {
    Path file = folder.resolve(ConfigFile.NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw new UserError(file + ": " + ReadFailure.reason(e), e);
    }
  }

  private static void fail(Path folder, ConfigFile.Problem problem) {
    throw new UserError(
        folder.resolve(ConfigFile.NAME) + ":" + problem.line() + ": " + problem.message());
  }
}

package dev.eyas.cli;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.formatting.Formatted;
import dev.eyas.rules.formatting.RulesFormatter;
import dev.eyas.rules.formatting.TextChange;
import dev.eyas.rules.formatting.Untouched;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "fmt",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lay out rules files: two columns for each level, one blank between words, long conditions"
          + " broken at 'and' and 'or'. Comments, the order of keys and the meaning stay.",
      "Without an option the result goes to standard output."
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 with --check if a file is not laid out, and always if an item had to be"
          + " left as it is for an error in it; 2 wrong usage."
    })
final class FmtCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup private Mode mode = new Mode();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR|-",
      description = "Rules files; of a directory, its *.yaml and *.yml files; - is standard input.")
  private List<Path> paths;

  /** What to do with the result. */
  static final class Mode {
    @Option(names = "--check", description = "Only name the files that are not laid out.")
    private boolean check;

    @Option(names = "--diff", description = "Show what would change.")
    private boolean diff;

    @Option(names = "--write", description = "Write the files that change, each at once or not.")
    private boolean write;
  }

  @Override
  public Integer call() {
    if (mode.write && paths.contains(RulesFiles.STANDARD_INPUT)) {
      throw new ParameterException(
          spec.commandLine(), "--write has no file to write: - is standard input.");
    }
    int code = 0;
    for (RulesSource source : RulesFiles.read(paths)) {
      code = Math.max(code, format(source));
    }
    spec.commandLine().getOut().flush();
    return code;
  }

  private int format(RulesSource source) {
    Formatted formatted = RulesFormatter.format(source.text());
    String result = TextChange.apply(source.text(), formatted.changes());
    boolean changes = !formatted.changes().isEmpty();
    PrintWriter out = spec.commandLine().getOut();
    formatted.untouched().forEach(item -> report(source, item));
    if (mode.check && changes) {
      out.println(source.name());
    } else if (mode.diff) {
      out.print(UnifiedDiff.of(source.name(), source.text(), result));
    } else if (mode.write && changes) {
      WholeFile.replace(Path.of(source.name()), result);
    } else if (!mode.check && !mode.write) {
      out.print(result);
    }
    return (mode.check && changes) || !formatted.untouched().isEmpty() ? 1 : 0;
  }

  private void report(RulesSource source, Untouched item) {
    long line = source.text().substring(0, item.offset()).lines().count() + 1;
    spec.commandLine()
        .getErr()
        .printf(
            "%s:%d: left as it is: the item %s; eyas validate tells more%n",
            source.name(), line, item.reason());
  }
}

package dev.eyas.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command {@code eyas}. Exit codes: 0 success, 1 failure, 2 a command line that makes no sense.
 */
@Command(
    name = "eyas",
    description = "Falco rules: written in an editor that understands them, run live on this node.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      ReplayCommand.class,
      RecordCommand.class,
      ValidateCommand.class,
      FmtCommand.class,
      ListCommand.class,
      DescribeCommand.class,
      SensorCommand.class,
      LspCommand.class,
      WarmUpCommand.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Eyas implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(
        commandLine()
            .setOut(utf8(FileDescriptor.out))
            .setErr(utf8(FileDescriptor.err))
            .execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Eyas())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Eyas::report);
  }

  /** Rules files are UTF-8, and so is what is said of them, whatever the locale. */
  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** What the user can mend is one line; anything else is a fault of ours, with its trace. */
  private static int report(Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (failure instanceof UserError) {
      err.println(command.getColorScheme().errorText("eyas: " + failure.getMessage()));
    } else {
      failure.printStackTrace(err);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? See eyas --help.");
  }
}

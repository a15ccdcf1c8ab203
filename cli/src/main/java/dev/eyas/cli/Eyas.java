package dev.eyas.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code eyas}. Exit codes: 0 success, 1 failure, 2 a command line that makes no sense.
 */
@Command(
    name = "eyas",
    description = "Falco rules: written in an editor that understands them, run live on this node.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Eyas implements Runnable {
  /** In the order in which help lists them. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  @Spec private CommandSpec spec;

  public static void main(String[] args) throws InterruptedException {
    // An editor waits for its server, and it has no options: picocli need not find that out.
    if (Arrays.equals(args, new String[] {"lsp"})) {
      System.exit(new LspCommand().call());
    }
    System.exit(
        commandLine(args)
            .setOut(utf8(FileDescriptor.out))
            .setErr(utf8(FileDescriptor.err))
            .execute(args));
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand.class);
    commands.put("replay", ReplayCommand.class);
    commands.put("record", RecordCommand.class);
    commands.put("validate", ValidateCommand.class);
    commands.put("fmt", FmtCommand.class);
    commands.put("list", ListCommand.class);
    commands.put("describe", DescribeCommand.class);
    commands.put("sensor", SensorCommand.class);
    commands.put("lsp", LspCommand.class);
    commands.put("completion", CompletionCommand.class);
    commands.put("warm-up", WarmUpCommand.class);
    commands.put("help", HelpCommand.class);
    return commands;
  }

  /**
   * @param args if they begin with a command's name, only that command is made ready: a start waits
   *     for each of the others, too
   */
  static CommandLine commandLine(String... args) {
    Class<?> asked = args.length == 0 ? null : COMMANDS.get(args[0]);
    CommandLine eyas = new CommandLine(new Eyas());
    if (asked == null || asked == HelpCommand.class) {
      COMMANDS.forEach(eyas::addSubcommand);
    } else {
      eyas.addSubcommand(args[0], asked);
    }
    return eyas.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Eyas::refuse)
        .setExecutionExceptionHandler(Eyas::report);
  }

  /** Rules files are UTF-8, and so is what is said of them, whatever the locale. */
  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** A command line that makes no sense: what is wrong with it, and how it is meant. */
  private static int refuse(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    Optional<String> noCommand = noCommand(failure, command);
    err.println(command.getColorScheme().errorText(noCommand.orElse(failure.getMessage())));
    if (noCommand.isPresent() || !UnmatchedArgumentException.printSuggestions(failure, err)) {
      tellUsage(command, err);
    }
    return CommandLine.ExitCode.USAGE;
  }

  /**
   * The commands there are; of a command's options only where to read of them, lest what is wrong
   * scrolls away.
   */
  private static void tellUsage(CommandLine command, PrintWriter err) {
    if (command.getSubcommands().isEmpty()) {
      err.printf("See '%s --help'.%n", command.getCommandSpec().qualifiedName());
    } else {
      command.usage(err, command.getColorScheme());
    }
  }

  private static Optional<String> noCommand(ParameterException failure, CommandLine command) {
    return failure instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && !command.getSubcommands().isEmpty()
        ? Optional.of(
            "There is no '%s %s'."
                .formatted(
                    command.getCommandSpec().qualifiedName(), unmatched.getUnmatched().get(0)))
        : Optional.empty();
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

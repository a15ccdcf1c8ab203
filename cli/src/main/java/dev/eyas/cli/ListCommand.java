package dev.eyas.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List what conditions and outputs are made of, and what rules files define.",
    subcommands = {
      ListFieldsCommand.class,
      ListEventsCommand.class,
      ListOperatorsCommand.class,
      ListRulesCommand.class,
      ListMacrosCommand.class,
      ListListsCommand.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "WHAT")
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "List what? fields, events, operators, rules, macros or lists.");
  }
}

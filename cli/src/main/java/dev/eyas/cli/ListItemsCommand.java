package dev.eyas.cli;

import dev.eyas.rules.ruleset.MergedItems;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Lists one kind of the items that rules files define.
 *
 * @param <T> an item as it is after all files
 */
abstract class ListItemsCommand<T> implements Callable<Integer> {
  private final String kind;

  @Spec private CommandSpec spec;

  @Mixin private RulesOptions rules;

  @Mixin private EntryPrinter printer;

  /**
   * @param kind what the items are called, in the plural
   */
  ListItemsCommand(String kind) {
    this.kind = kind;
  }

  abstract List<T> of(MergedItems items);

  abstract Entry entry(T item, MergedFiles files);

  @Override
  public final Integer call() {
    printer.refuseFile(kind);
    MergedFiles files = MergedFiles.read(rules, spec.commandLine());
    int printed =
        printer.print(
            kind,
            of(files.items()).stream().map(item -> entry(item, files)).toList(),
            spec.commandLine());
    return files.successful() ? printed : 1;
  }
}

package dev.eyas.cli;

import dev.eyas.ide.ServerLauncher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "lsp",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Serve the rules language to an editor: LSP over standard input and output.")
final class LspCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    ServerLauncher.run(System.in, System.out);
    return 0;
  }
}

package dev.eyas.cli;

import dev.eyas.ide.ServerLauncher;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** What an editor says to the language server in its first seconds, within this process. */
final class LspSession {
  private static final String URI = "file:///warm-up/falco_rules.yaml";

  /** Something of all that rules files are made of. */
  private static final String TEXT =
      """
      - required_engine_version: 0.50.0
      - required_plugin_versions:
        - name: container
          version: 0.4.0
      - list: shells
        items: [bash, "zsh"]
      - macro: spawned
        condition: (evt.type in (execve, execveat))
      - rule: shell
        desc: "a \\"shell\\""
        condition: spawned and (proc.name in (shells) or proc.name startswith 'b')
        exceptions:
          - name: parents
            fields: [proc.pname, proc.cmdline]
            comps: [=, contains]
            values:
              - [make, clean]
        output: >
          shell (command=%proc.cmdline)
        priority: warning
        tags: [host, process]
      """;

  private static final int PATIENCE_SECONDS = 120;
  private static final Position IN_THE_CONDITION = new Position(10, 30);

  /** Plays it to the end. */
  static void play() {
    try {
      PipedInputStream fromClient = new PipedInputStream(1 << 16);
      PipedInputStream fromServer = new PipedInputStream(1 << 16);
      PipedOutputStream toServer = new PipedOutputStream(fromClient);
      PipedOutputStream toClient = new PipedOutputStream(fromServer);
      Thread server = new Thread(() -> serve(fromClient, toClient), "warm-up");
      server.setDaemon(true);
      server.start();
      SilentClient editor = new SilentClient();
      var client = LSPLauncher.createClientLauncher(editor, fromServer, toServer);
      client.startListening();
      edit(client.getRemoteProxy());
      editor.checked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      client.getRemoteProxy().shutdown().get();
      toServer.close();
      server.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void edit(LanguageServer server) throws InterruptedException, ExecutionException {
    InitializeParams initialize = new InitializeParams();
    initialize.setCapabilities(new ClientCapabilities());
    initialize.setWorkspaceFolders(List.<WorkspaceFolder>of());
    server.initialize(initialize).get();
    server.initialized(new InitializedParams());
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "falco-rules", 1, TEXT)));
    TextDocumentIdentifier document = new TextDocumentIdentifier(URI);
    server
        .getTextDocumentService()
        .completion(new CompletionParams(document, IN_THE_CONDITION))
        .get();
  }

  private static void serve(PipedInputStream in, PipedOutputStream out) {
    try {
      ServerLauncher.run(in, out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static class SilentClient implements LanguageClient {
    /** Done when the first diagnostics have come. */
    final CompletableFuture<Void> checked = new CompletableFuture<>();

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      checked.complete(null);
    }

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams request) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {}
  }

  private LspSession() {}
}

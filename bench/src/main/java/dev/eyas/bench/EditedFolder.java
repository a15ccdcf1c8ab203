package dev.eyas.bench;

import dev.eyas.ide.ServerLauncher;
import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** A folder of rules files that are all open in an editor. */
final class EditedFolder implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final LanguageServer server;
  private final Screen screen = new Screen();
  private final OutputStream toServer;
  private int version;

  private EditedFolder(Path folder, InputStream fromServer, OutputStream toServer) {
    this.folder = folder;
    this.toServer = toServer;
    Launcher<LanguageServer> client =
        Launcher.createLauncher(screen, LanguageServer.class, fromServer, toServer);
    client.startListening();
    server = client.getRemoteProxy();
  }

  private static void serve(Pipe in, Pipe out) {
    try {
      ServerLauncher.run(
          Channels.newInputStream(in.source()), Channels.newOutputStream(out.sink()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static EditedFolder of(List<RulesSource> sources) throws Exception {
    Pipe toServer = Pipe.open();
    Pipe toClient = Pipe.open();
    Thread serving = new Thread(() -> serve(toServer, toClient), "server");
    serving.setDaemon(true);
    serving.start();
    return of(
        sources,
        Channels.newInputStream(toClient.source()),
        Channels.newOutputStream(toServer.sink()));
  }

  /** With a language server at the other end of these streams. */
  static EditedFolder of(List<RulesSource> sources, InputStream fromServer, OutputStream toServer)
      throws Exception {
    EditedFolder editor =
        new EditedFolder(Files.createTempDirectory("eyas-bench"), fromServer, toServer);
    for (RulesSource source : sources) {
      Files.writeString(editor.folder.resolve(source.name()), source.text());
    }
    InitializeParams params = new InitializeParams();
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceFolders(true);
    params.setCapabilities(new ClientCapabilities(workspace, null, null, null));
    params.setWorkspaceFolders(
        List.of(new WorkspaceFolder(editor.folder.toUri().toString(), "rules")));
    editor.server.initialize(params).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    editor.server.initialized(new InitializedParams());
    for (RulesSource source : sources) {
      editor
          .server
          .getTextDocumentService()
          .didOpen(
              new DidOpenTextDocumentParams(
                  new TextDocumentItem(
                      editor.uri(source.name()), "falco-rules", editor.version++, source.text())));
    }
    return editor;
  }

  /**
   * Number of the file's diagnostics once they are there, after a part of its text was replaced.
   */
  int type(String file, Range part, String text) throws Exception {
    screen.expect(uri(file));
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(file), version++),
                List.of(new TextDocumentContentChangeEvent(part, text))));
    return screen.await();
  }

  /** Number of proposals at a place. */
  int complete(String file, Position caret) throws Exception {
    CompletionParams params = new CompletionParams(new TextDocumentIdentifier(uri(file)), caret);
    return server
        .getTextDocumentService()
        .completion(params)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .getRight()
        .getItems()
        .size();
  }

  private String uri(String file) {
    return folder.resolve(file).toUri().toString();
  }

  @Override
  public void close() throws Exception {
    server.shutdown().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    toServer.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(EditedFolder::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the diagnostics of one file at a time. */
  private static final class Screen implements LanguageClient {
    private final BlockingQueue<Integer> published = new ArrayBlockingQueue<>(1_000);
    private volatile String expected = "";

    void expect(String uri) {
      published.clear();
      expected = uri;
    }

    int await() throws Exception {
      Integer count = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (count == null) {
        throw new IllegalStateException("no diagnostics of " + expected);
      }
      return count;
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
      if (params.getUri().equals(expected)) {
        published.add(params.getDiagnostics().size());
      }
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public void logMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams request) {
      return CompletableFuture.completedFuture(null);
    }
  }
}

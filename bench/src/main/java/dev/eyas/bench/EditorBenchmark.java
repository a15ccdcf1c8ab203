package dev.eyas.bench;

import dev.eyas.ide.ServerLauncher;
import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What somebody waits for who types in the largest file, with all of them open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 3, time = 10)
public class EditorBenchmark implements LanguageClient {
  private static final String ADDED =
      "\n- macro: being_typed\n  condition: evt.type = execve and proc.name = bash and proc.";

  private final BlockingQueue<String> published = new LinkedBlockingQueue<>();
  private LanguageServer server;
  private final ExecutorService listening = Executors.newCachedThreadPool();
  private Pipe toServer;
  private Pipe toClient;
  private Thread serving;
  private String uri;
  private Position caret;
  private String typed = "";
  private int version = 1;

  @Setup
  public void open() throws Exception {
    Path folder = Files.createTempDirectory("eyas-bench");
    List<RulesSource> files = RulesFolder.sources();
    for (RulesSource file : files) {
      Files.writeString(path(folder, file), file.text());
    }
    start();
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "rules")));
    server.initialize(params).get();
    server.initialized(new InitializedParams());
    RulesSource largest = files.stream().max(Comparator.comparing(it -> it.text().length())).get();
    uri = path(folder, largest).toUri().toString();
    for (RulesSource file : files) {
      String text = file == largest ? file.text() + ADDED + "\n" : file.text();
      open(path(folder, file).toUri().toString(), text);
    }
    String[] lines = (largest.text() + ADDED).split("\n", -1);
    caret = new Position(lines.length - 1, lines[lines.length - 1].length());
  }

  @Benchmark
  public Object completion() throws Exception {
    TextDocumentIdentifier document = new TextDocumentIdentifier(uri);
    return server.getTextDocumentService().completion(new CompletionParams(document, caret)).get();
  }

  /** From a key that is pressed to the problems of the file. */
  @Benchmark
  public Object diagnostics() throws Exception {
    published.clear();
    Position end = new Position(caret.getLine(), caret.getCharacter() + typed.length());
    typed = typed.length() < 100 ? typed + "x" : "";
    TextDocumentContentChangeEvent change =
        new TextDocumentContentChangeEvent(new Range(caret, end), typed);
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, ++version), List.of(change)));
    return published.take();
  }

  @TearDown
  public void close() throws Exception {
    server.shutdown().get();
    toServer.sink().close();
    serving.join();
    toClient.sink().close();
    listening.shutdown();
  }

  private static Path path(Path folder, RulesSource file) {
    return folder.resolve(Path.of(file.name()).getFileName());
  }

  private void start() throws IOException {
    toServer = Pipe.open();
    toClient = Pipe.open();
    serving = new Thread(() -> serve(toServer, toClient), "server");
    serving.start();
    var launcher =
        LSPLauncher.createClientLauncher(
            this,
            Channels.newInputStream(toClient.source()),
            Channels.newOutputStream(toServer.sink()),
            listening,
            messages -> messages);
    launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  private static void serve(Pipe in, Pipe out) {
    try {
      ServerLauncher.run(
          Channels.newInputStream(in.source()), Channels.newOutputStream(out.sink()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open(String document, String text) {
    server
        .getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(
                new TextDocumentItem(document, "falco-rules", version, text)));
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    if (diagnostics.getUri().equals(uri)) {
      published.add(uri);
    }
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {}
}

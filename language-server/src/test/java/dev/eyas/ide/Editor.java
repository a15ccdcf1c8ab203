package dev.eyas.ide;

import com.google.gson.JsonParser;
import com.google.inject.Guice;
import com.google.inject.util.Modules;
import dev.eyas.ide.live.LiveAlert;
import dev.eyas.ide.live.LiveEvent;
import dev.eyas.ide.live.LiveException;
import dev.eyas.ide.live.LiveExplanation;
import dev.eyas.ide.live.LiveNearMisses;
import dev.eyas.ide.live.LiveStatus;
import dev.eyas.ide.live.LiveWatchParams;
import dev.eyas.ide.live.SensorConnection;
import dev.eyas.ide.live.SensorLauncher;
import dev.eyas.ide.live.SensorUnavailableException;
import dev.eyas.ide.preview.EffectiveItem;
import dev.eyas.ide.preview.EffectiveItemParams;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemResolveSupportCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor without a screen: a real server at the other end of a pair of pipes. */
public final class Editor implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  /** What a client would like but YAML cannot have. */
  private static final FormattingOptions TABS = new FormattingOptions(8, false);

  private final FalcoLanguageServer implementation;
  private final RulesServer server;
  private final Screen screen = new Screen();
  private final Path folder;

  private Editor(Path folder, SensorLauncher sensors) throws IOException {
    this.folder = folder;
    Pipe toServer = Pipe.open();
    Pipe toClient = Pipe.open();
    implementation =
        Guice.createInjector(
                Modules.override(new ServerModule())
                    .with(binder -> binder.bind(SensorLauncher.class).toInstance(sensors)))
            .getInstance(FalcoLanguageServer.class);
    Launcher<FalcoLanguageClient> serving =
        Launcher.createLauncher(
            implementation,
            FalcoLanguageClient.class,
            Channels.newInputStream(toServer.source()),
            Channels.newOutputStream(toClient.sink()));
    implementation.connect(serving.getRemoteProxy());
    serving.startListening();
    Launcher<RulesServer> client =
        Launcher.createLauncher(
            screen,
            RulesServer.class,
            Channels.newInputStream(toClient.source()),
            Channels.newOutputStream(toServer.sink()));
    client.startListening();
    server = client.getRemoteProxy();
  }

  /** With the folder open. */
  public static Editor on(Path folder) throws Exception {
    return on(folder, Editor::noSensor);
  }

  public static Editor on(Path folder, SensorLauncher sensors) throws Exception {
    Editor editor = new Editor(folder, sensors);
    editor.initialize(List.of(new WorkspaceFolder(folder.toUri().toString(), "rules")));
    return editor;
  }

  /** With some folders open that lie in this one. */
  public static Editor on(Path parent, String... folders) throws Exception {
    Editor editor = new Editor(parent, Editor::noSensor);
    editor.initialize(
        Stream.of(folders)
            .map(name -> new WorkspaceFolder(parent.resolve(name).toUri().toString(), name))
            .toList());
    return editor;
  }

  /** With no folder open; files are still found in this one. */
  public static Editor withoutFolder(Path folder) throws Exception {
    Editor editor = new Editor(folder, Editor::noSensor);
    editor.initialize(null);
    return editor;
  }

  public void open(String file, String text) {
    TextDocumentItem item = new TextDocumentItem(uri(file), "falco-rules", 1, text);
    server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
  }

  public void change(String file, String text) {
    screen.diagnostics.remove(uri(file));
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(file), 2),
                List.of(new TextDocumentContentChangeEvent(text))));
  }

  void close(String file) {
    server
        .getTextDocumentService()
        .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri(file))));
  }

  /** Tells the server of a change that was not made in the editor. */
  void changedOnDisk(String file) {
    onDisk(new FileEvent(uri(file), FileChangeType.Changed));
  }

  /** Tells the server that a file has another name now. */
  void renamedOnDisk(String before, String after) {
    onDisk(
        new FileEvent(uri(before), FileChangeType.Deleted),
        new FileEvent(uri(after), FileChangeType.Created));
  }

  private void onDisk(FileEvent... events) {
    server
        .getWorkspaceService()
        .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(events)));
  }

  /** The file as last checked; waits for the first check after opening or changing. */
  public List<Diagnostic> diagnostics(String file) throws Exception {
    until("diagnostics of " + file, () -> screen.diagnostics.containsKey(uri(file)));
    return screen.diagnostics.get(uri(file));
  }

  /** The user's settings, as one JSON object. */
  public void configure(String settings) {
    screen.diagnostics.clear();
    server
        .getWorkspaceService()
        .didChangeConfiguration(new DidChangeConfigurationParams(JsonParser.parseString(settings)));
  }

  /** What is offered for a diagnostic. */
  public List<CodeAction> codeActions(String file, Diagnostic diagnostic) throws Exception {
    CodeActionParams params =
        new CodeActionParams(
            document(file), diagnostic.getRange(), new CodeActionContext(List.of(diagnostic)));
    return await(server.getTextDocumentService().codeAction(params)).stream()
        .map(Either::getRight)
        .toList();
  }

  public List<CompletionItem> complete(String file, Position caret) throws Exception {
    return await(
            server.getTextDocumentService().completion(new CompletionParams(document(file), caret)))
        .getRight()
        .getItems();
  }

  public List<? extends Location> definition(String file, Position caret) throws Exception {
    return await(
            server.getTextDocumentService().definition(new DefinitionParams(document(file), caret)))
        .getLeft();
  }

  public List<? extends Location> references(String file, Position caret) throws Exception {
    ReferenceParams params =
        new ReferenceParams(document(file), caret, new ReferenceContext(false));
    return await(server.getTextDocumentService().references(params));
  }

  public Hover hover(String file, Position caret) throws Exception {
    return await(server.getTextDocumentService().hover(new HoverParams(document(file), caret)));
  }

  public List<? extends CodeLens> codeLenses(String file) throws Exception {
    return await(server.getTextDocumentService().codeLens(new CodeLensParams(document(file))));
  }

  /** What the item here is once all files are merged; null where there is none. */
  EffectiveItem effectiveRule(String file, Position caret) throws Exception {
    return await(server.effectiveRule(new EffectiveItemParams(document(file), caret, null, null)));
  }

  public EffectiveItem effectiveItem(String file, String kind, String name) throws Exception {
    return await(server.effectiveRule(new EffectiveItemParams(document(file), null, kind, name)));
  }

  public List<DocumentSymbol> symbols(String file) throws Exception {
    return await(
            server
                .getTextDocumentService()
                .documentSymbol(new DocumentSymbolParams(document(file))))
        .stream()
        .map(symbol -> symbol.getRight())
        .toList();
  }

  public List<FoldingRange> folds(String file) throws Exception {
    return await(
        server
            .getTextDocumentService()
            .foldingRange(new FoldingRangeRequestParams(document(file))));
  }

  List<? extends TextEdit> format(String file) throws Exception {
    return await(
        server
            .getTextDocumentService()
            .formatting(new DocumentFormattingParams(document(file), TABS)));
  }

  List<? extends TextEdit> format(String file, Range range) throws Exception {
    return await(
        server
            .getTextDocumentService()
            .rangeFormatting(new DocumentRangeFormattingParams(document(file), TABS, range)));
  }

  public void execute(String command, Object... arguments) throws Exception {
    await(
        server
            .getWorkspaceService()
            .executeCommand(new ExecuteCommandParams(command, List.of(arguments))));
  }

  /** The first near misses of a rule, from when it is watched. */
  LiveNearMisses watch(String rule) throws Exception {
    await(server.watch(new LiveWatchParams(List.of(rule))));
    return screen.nearMisses.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** The change that makes a rule pass over events of these values. */
  public WorkspaceEdit exception(String file, String rule, Map<String, String> values)
      throws Exception {
    return await(server.exception(new LiveException(document(file), rule, values)));
  }

  LiveExplanation explain(LiveEvent event) throws Exception {
    return await(server.explain(event));
  }

  /** The last live status. */
  LiveStatus liveStatus() {
    return screen.status;
  }

  public void awaitStatus(Predicate<LiveStatus> wanted) throws Exception {
    until("a fitting live status", () -> wanted.test(screen.status));
  }

  void awaitTitles(String file, String... titles) throws Exception {
    until(
        "code lenses " + List.of(titles),
        () ->
            codeLenses(file).stream()
                .map(lens -> lens.getCommand().getTitle())
                .toList()
                .equals(List.of(titles)));
  }

  /** For requests that have no method of their own here. */
  public LanguageServer server() {
    return server;
  }

  public String uri(String file) {
    return folder.resolve(file).toUri().toString();
  }

  @Override
  public void close() throws Exception {
    await(server.shutdown());
    implementation.close();
  }

  public static void write(Path folder, String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  public static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(20);
    }
  }

  public static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void initialize(List<WorkspaceFolder> folders) throws Exception {
    InitializeParams params = new InitializeParams();
    TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
    text.setFoldingRange(new FoldingRangeCapabilities());
    DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
    symbols.setHierarchicalDocumentSymbolSupport(true);
    text.setDocumentSymbol(symbols);
    CompletionItemCapabilities items = new CompletionItemCapabilities(true);
    items.setResolveSupport(new CompletionItemResolveSupportCapabilities(List.of("documentation")));
    text.setCompletion(new CompletionCapabilities(items));
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceFolders(true);
    params.setCapabilities(new ClientCapabilities(workspace, text, null));
    params.setWorkspaceFolders(folders);
    await(server.initialize(params));
    server.initialized(new InitializedParams());
  }

  public TextDocumentIdentifier document(String file) {
    return new TextDocumentIdentifier(uri(file));
  }

  private static CompletableFuture<SensorConnection> noSensor(Object target, Object client) {
    return CompletableFuture.failedFuture(new SensorUnavailableException("no sensor in this test"));
  }

  /** The server with what it answers beyond LSP. */
  interface RulesServer extends LanguageServer {
    @JsonRequest("eyas/live/watch")
    CompletableFuture<Void> watch(LiveWatchParams params);

    @JsonRequest("eyas/live/exception")
    CompletableFuture<WorkspaceEdit> exception(LiveException params);

    @JsonRequest("eyas/live/explain")
    CompletableFuture<LiveExplanation> explain(LiveEvent event);

    @JsonRequest("eyas/effectiveRule")
    CompletableFuture<EffectiveItem> effectiveRule(EffectiveItemParams params);
  }

  /** What the server tells unasked. */
  private static final class Screen implements FalcoLanguageClient {
    private final Map<String, List<Diagnostic>> diagnostics = new ConcurrentHashMap<>();
    private final BlockingQueue<LiveNearMisses> nearMisses = new LinkedBlockingQueue<>();
    private volatile LiveStatus status = LiveStatus.STOPPED;

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams published) {
      diagnostics.put(published.getUri(), published.getDiagnostics());
    }

    @Override
    public void liveStatus(LiveStatus status) {
      this.status = status;
    }

    @Override
    public void liveAlert(LiveAlert alert) {}

    @Override
    public void liveNearMisses(LiveNearMisses misses) {
      nearMisses.add(misses);
    }

    @Override
    public void telemetryEvent(Object object) {}

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
}

package dev.eyas.ide;

import com.google.inject.Inject;
import dev.eyas.ide.codeaction.EventException;
import dev.eyas.ide.codeaction.RecentAlerts;
import dev.eyas.ide.live.LiveEvent;
import dev.eyas.ide.live.LiveException;
import dev.eyas.ide.live.LiveExplanation;
import dev.eyas.ide.live.LiveRules;
import dev.eyas.ide.live.LiveSession;
import dev.eyas.ide.live.LiveWatchParams;
import dev.eyas.ide.live.SensorLauncher;
import dev.eyas.ide.preview.EffectiveItem;
import dev.eyas.ide.preview.EffectiveItemParams;
import dev.eyas.ide.preview.EffectivePreview;
import dev.eyas.ide.preview.OverriddenItems;
import dev.eyas.ide.preview.OverrideLenses;
import dev.eyas.ide.workspace.FalcoWorkspaceManager;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.ide.workspace.ReadingProgress;
import dev.eyas.rules.RulesFileProvider;
import dev.eyas.rules.ruleset.LoadCode;
import dev.eyas.rules.scoping.ConfiguredLoadOrder;
import dev.eyas.rules.validation.LintIssue;
import dev.eyas.rules.validation.ProjectConfigs;
import dev.eyas.rules.validation.lint.ConfigFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;

/** The editor's server, with the rules runnable against a sensor. */
public class FalcoLanguageServer extends EditorServer implements AutoCloseable {
  /** What clients call the language. */
  private static final String LANGUAGE = "falco-rules";

  private static final Duration EDIT_DELAY = Duration.ofMillis(300);

  /**
   * Within this time after the start, clients open the files that they show and ask about them. The
   * first check takes longest, and a file that is opened meanwhile waits for its end.
   */
  private static final Duration OPENING = Duration.ofMillis(500);

  @Inject private SensorLauncher sensors;
  @Inject private UriExtensions uris;
  @Inject private ExecutorService workers;
  @Inject private LintDiagnostics lintDiagnostics;
  @Inject private PatientRequestManager requests;
  @Inject private OperationCanceledManager operations;
  @Inject private FalcoWorkspaceManager workspace;

  @Inject private ReadingProgress progress;

  private EditorSettings settings;
  private FalcoLanguageClient client;
  private boolean watchesFiles;
  private LiveSession live;
  private LiveCommands commands;
  private RuleCodeLenses lenses;
  private WorkspaceChecks checks;
  private volatile boolean checking;

  @Override
  public void connect(LanguageClient client) {
    super.connect(client);
    this.client = (FalcoLanguageClient) client;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    LiveNotifier notifier =
        new LiveNotifier(client, refreshesCodeLenses(params), recentAlerts()::add);
    live = new LiveSession(sensors, notifier, EDIT_DELAY);
    commands = new LiveCommands(live, this::rulesOf);
    lenses = new RuleCodeLenses(live);
    checks = new WorkspaceChecks(this::allFiles, this::diagnostics, this::show, operations);
    settings = EditorSettings.read(params.getInitializationOptions());
    use(settings);
    watchesFiles = watchesFiles(params);
    progress.initialize(client, params);
    return super.initialize(params).whenComplete((result, failure) -> progress.end());
  }

  /**
   * Diagnostics may be told from now on. Clients tell of files that change on disk only if they are
   * asked to.
   */
  @Override
  public void initialized(InitializedParams params) {
    super.initialized(params);
    if (watchesFiles) {
      client.registerCapability(new RegistrationParams(List.of(WatchedFiles.REGISTRATION)));
    }
    CompletableFuture.delayedExecutor(OPENING.toMillis(), TimeUnit.MILLISECONDS, workers)
        .execute(this::beginToCheck);
  }

  private void beginToCheck() {
    checking = true;
    requests.runCheck(checks::run);
  }

  @Override
  protected ServerCapabilities createServerCapabilities(InitializeParams params) {
    ServerCapabilities capabilities = super.createServerCapabilities(params);
    capabilities.setCodeLensProvider(new CodeLensOptions(false));
    capabilities.setExecuteCommandProvider(
        new ExecuteCommandOptions(List.copyOf(LiveCommands.ALL)));
    return capabilities;
  }

  @Override
  protected List<? extends CodeLens> codeLens(CodeLensParams params, CancelIndicator cancelled) {
    String uri = params.getTextDocument().getUri();
    if (!isRulesFile(uri)) {
      return List.of();
    }
    List<CodeLens> all = new ArrayList<>(super.codeLens(params, cancelled));
    all.addAll(ruleLenses(params, uri));
    return all;
  }

  private List<CodeLens> ruleLenses(CodeLensParams params, String uri) {
    return getWorkspaceManager()
        .doRead(
            getURI(params.getTextDocument()),
            (document, resource) ->
                Stream.concat(
                        lenses.compute(document, resource, uri).stream(),
                        service(uri, OverrideLenses.class)
                            .compute(document, resource, uri)
                            .stream())
                    .toList());
  }

  /** What an item is once all files are merged; null where there is none. */
  @JsonRequest("eyas/effectiveRule")
  public CompletableFuture<EffectiveItem> effectiveRule(EffectiveItemParams params) {
    String uri = params.textDocument().getUri();
    if (!isRulesFile(uri)) {
      return CompletableFuture.completedFuture(null);
    }
    return getRequestManager()
        .runRead(
            cancelled ->
                getWorkspaceManager()
                    .doRead(
                        uris.toUri(uri),
                        (document, resource) ->
                            service(uri, EffectivePreview.class)
                                .answer(params, document, resource)
                                .orElse(null)));
  }

  /** From now on near misses of these rules are told, as they come. */
  @JsonRequest("eyas/live/watch")
  public CompletableFuture<Void> watch(LiveWatchParams params) {
    live.watch(params.rules());
    return CompletableFuture.completedFuture(null);
  }

  /** What each part of a rule's condition came to on an alert's event or a near miss. */
  @JsonRequest("eyas/live/explain")
  public CompletableFuture<LiveExplanation> explain(LiveEvent event) {
    return live.explain(event);
  }

  /** The change that makes a rule pass over such events; null if no file defines the rule. */
  @JsonRequest("eyas/live/exception")
  public CompletableFuture<WorkspaceEdit> exception(LiveException params) {
    String uri = params.textDocument().getUri();
    if (!isRulesFile(uri) || params.values().isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return getRequestManager()
        .runRead(
            cancelled ->
                getWorkspaceManager()
                    .doRead(
                        uris.toUri(uri),
                        (document, resource) ->
                            service(uri, EventException.class)
                                .edit(resource, params.rule(), params.values())
                                .orElse(null)));
  }

  private boolean isRulesFile(String documentUri) {
    return getResourceServiceProvider(uris.toUri(documentUri)) != null;
  }

  /** A service of the language, which has an injector of its own. */
  private <T> T service(String documentUri, Class<T> type) {
    return IResourceServiceProvider.Registry.INSTANCE
        .getResourceServiceProvider(uris.toUri(documentUri))
        .get(type);
  }

  /** Falco's codes are worth showing; names of Xtext's classes are not. */
  @Override
  protected Diagnostic toDiagnostic(Issue issue) {
    Diagnostic diagnostic = super.toDiagnostic(issue);
    diagnostic.setSource("falco");
    if (issue.getCode() != null && issue.getCode().startsWith("org.eclipse.xtext.")) {
      diagnostic.setCode((String) null);
    }
    LoadDiagnostics.tag(diagnostic, issue.getCode());
    if (issue instanceof LintIssue lint) {
      lintDiagnostics.complete(diagnostic, lint);
    } else {
      diagnostic.setRelatedInformation(related(issue));
    }
    return diagnostic;
  }

  /** A problem in an override may be one with what it overrides, one of two with the other. */
  private List<DiagnosticRelatedInformation> related(Issue issue) {
    if (issue.getUriToProblem() == null || issue.getOffset() == null) {
      return null;
    }
    URI file = issue.getUriToProblem().trimFragment();
    List<DiagnosticRelatedInformation> related =
        getWorkspaceManager()
            .doRead(
                file,
                (document, resource) ->
                    LoadCode.LOAD_EXCEPTION_NAME_NOT_UNIQUE.name().equals(issue.getCode())
                        ? ExceptionTwins.before(
                            new OpenFile(document, resource),
                            issue.getOffset(),
                            uris.toUriString(file))
                        : service(uris.toUriString(file), OverriddenItems.class)
                            .before(resource, issue.getOffset()));
    return related == null || related.isEmpty() ? null : related;
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    super.didChangeConfiguration(params);
    EditorSettings before = settings;
    settings = EditorSettings.read(params.getSettings());
    if (settings.rulesFiles().equals(before.rulesFiles())) {
      use(settings);
      checkAll();
    } else {
      readAllAgain(settings);
    }
  }

  /** What a name means hangs on the order of the files. */
  private void readAllAgain(EditorSettings reordered) {
    runBuildable(
        () -> {
          use(reordered);
          checks.changed(allFiles());
          return workspace.readAgain(allFiles(), List.of());
        });
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    URI file = uris.toUri(params.getTextDocument().getUri());
    if (LANGUAGE.equals(params.getTextDocument().getLanguageId())) {
      rulesFiles().choose(file);
    }
    checks.changed(List.of(file));
    super.didOpen(params);
  }

  private RulesFileProvider rulesFiles() {
    return (RulesFileProvider)
        getLanguagesRegistry().getResourceServiceProvider(URI.createURI("rules.yaml"));
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    checks.changed(List.of(uris.toUri(params.getTextDocument().getUri())));
    super.didChange(params);
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    super.didChangeWatchedFiles(params);
    if (params.getChanges().stream().anyMatch(c -> c.getUri().endsWith("/" + ConfigFile.NAME))) {
      checkAll();
    }
  }

  /** Checks every file again, since what is wrong with it may be seen otherwise now. */
  private void checkAll() {
    checks.changed(allFiles());
    requests.runCheck(checks::run);
  }

  private List<URI> allFiles() {
    List<URI> files = new ArrayList<>();
    getWorkspaceManager()
        .getIndex()
        .getAllResourceDescriptions()
        .forEach(file -> files.add(file.getURI()));
    return files;
  }

  private void use(EditorSettings settings) {
    languageService(ProjectConfigs.class).setEditorSettings(settings.lints());
    languageService(ConfiguredLoadOrder.class).choose(settings.rulesFiles());
  }

  private RecentAlerts recentAlerts() {
    return languageService(RecentAlerts.class);
  }

  private <T> T languageService(Class<T> type) {
    return getLanguagesRegistry().getResourceServiceProvider(URI.createURI("rules.yaml")).get(type);
  }

  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    if (!LiveCommands.ALL.contains(params.getCommand())) {
      return super.executeCommand(params);
    }
    commands.execute(params);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void afterBuild(List<IResourceDescription.Delta> deltas) {
    super.afterBuild(deltas);
    live.rulesChanged();
    checks.changed(deltas.stream().map(IResourceDescription.Delta::getUri).toList());
    if (checking) {
      requests.runCheck(checks::run);
    }
  }

  private List<Diagnostic> diagnostics(URI file, CancelIndicator cancelled) {
    return getWorkspaceManager()
        .doRead(
            file,
            (document, resource) ->
                toDiagnostics(
                    getService(file, IResourceValidator.class)
                        .validate(resource, CheckMode.ALL, cancelled)));
  }

  private void show(URI file, List<Diagnostic> diagnostics) {
    client.publishDiagnostics(new PublishDiagnosticsParams(uris.toUriString(file), diagnostics));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    live.stop();
    return super.shutdown();
  }

  /** Ends the sensor and the server's threads, however the client went away. */
  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
    getRequestManager().shutdown();
    workers.shutdown();
  }

  private LiveRules rulesOf(String documentUri) {
    URI document = uris.toUri(documentUri);
    return new EditorRules(getRequestManager(), getWorkspaceManager(), uris, document);
  }

  private static boolean refreshesCodeLenses(InitializeParams params) {
    return Optional.ofNullable(params.getCapabilities())
        .map(capabilities -> capabilities.getWorkspace())
        .map(WorkspaceClientCapabilities::getCodeLens)
        .map(CodeLensWorkspaceCapabilities::getRefreshSupport)
        .orElse(false);
  }

  private static boolean watchesFiles(InitializeParams params) {
    return Optional.ofNullable(params.getCapabilities())
        .map(capabilities -> capabilities.getWorkspace())
        .map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
        .map(DidChangeWatchedFilesCapabilities::getDynamicRegistration)
        .orElse(false);
  }
}

package dev.eyas.ide;

import com.google.gson.JsonPrimitive;
import com.google.inject.Inject;
import dev.eyas.ide.codeaction.CodeActions;
import dev.eyas.ide.completion.ClientFeatures;
import dev.eyas.ide.completion.Completion;
import dev.eyas.ide.completion.ProposalDocumentation;
import dev.eyas.ide.navigation.CallHierarchy;
import dev.eyas.ide.navigation.References;
import dev.eyas.ide.navigation.Rename;
import dev.eyas.ide.structure.Folding;
import dev.eyas.ide.structure.InlayHints;
import dev.eyas.ide.structure.Links;
import dev.eyas.ide.structure.Outline;
import dev.eyas.ide.structure.ReferenceLenses;
import dev.eyas.ide.structure.SelectionRanges;
import dev.eyas.ide.structure.SemanticColours;
import dev.eyas.ide.structure.Signatures;
import dev.eyas.ide.workspace.LoadedFiles;
import dev.eyas.ide.workspace.OpenFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;

/** Xtext's language server with the editor features that it lacks; each is a class of its own. */
abstract class EditorServer extends LanguageServerImpl {
  @Inject private OperationCanceledManager operations;

  private ClientFeatures client;

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    client = ClientFeatures.of(params);
    return super.initialize(params);
  }

  @Override
  protected ServerCapabilities createServerCapabilities(InitializeParams params) {
    ServerCapabilities capabilities = super.createServerCapabilities(params);
    capabilities.setCompletionProvider(new CompletionOptions(true, List.of(".", "%", "[", "(")));
    capabilities.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",", "[")));
    capabilities.setCodeActionProvider(new CodeActionOptions(CodeActions.KINDS));
    capabilities.setRenameProvider(new RenameOptions(true));
    capabilities.setFoldingRangeProvider(true);
    capabilities.setSelectionRangeProvider(true);
    capabilities.setSemanticTokensProvider(
        new SemanticTokensWithRegistrationOptions(SemanticColours.LEGEND, true));
    capabilities.setInlayHintProvider(true);
    capabilities.setCallHierarchyProvider(true);
    capabilities.setDocumentLinkProvider(new DocumentLinkOptions(false));
    return capabilities;
  }

  @Override
  protected Either<List<CompletionItem>, CompletionList> completion(
      CancelIndicator cancelled, CompletionParams params) {
    List<CompletionItem> items =
        read(
            params.getTextDocument(),
            Completion.class,
            List.of(),
            (completion, file) ->
                completion.at(file, params.getPosition(), client.snippets(), cancelled));
    if (!client.asksForDocumentation()) {
      items.forEach(this::documentNow);
    }
    return Either.forRight(new CompletionList(items));
  }

  @Override
  public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
    return item.getData() instanceof JsonPrimitive topic && topic.isString()
        ? getRequestManager().runRead(cancelled -> resolve(item, topic.getAsString()))
        : CompletableFuture.completedFuture(item);
  }

  /** Only what needs no file: all items of a list would take too long. */
  private void documentNow(CompletionItem item) {
    if (item.getData() instanceof String topic && ProposalDocumentation.file(topic).isEmpty()) {
      resolve(item, topic);
    }
  }

  private CompletionItem resolve(CompletionItem item, String topic) {
    URI file = ProposalDocumentation.file(topic).orElse(URI.createURI("any.yaml"));
    ProposalDocumentation documentation = getService(file, ProposalDocumentation.class);
    if (documentation != null) {
      Optional<String> text =
          ProposalDocumentation.file(topic).isPresent()
              ? getWorkspaceManager()
                  .doRead(file, (document, resource) -> documentation.of(topic, resource))
              : documentation.of(topic, null);
      text.ifPresent(found -> item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, found)));
    }
    return item;
  }

  /** A method that the server lacks is the client's mistake, and no failure of the server's. */
  @Override
  public CompletableFuture<?> request(String method, Object parameter) {
    if (supportedMethods().containsKey(method)) {
      return super.request(method, parameter);
    }
    return CompletableFuture.failedFuture(
        new ResponseErrorException(
            new ResponseError(
                ResponseErrorCode.MethodNotFound, "There is no method " + method, null)));
  }

  /** The protocol wants nothing as the answer; Xtext gives an empty object. */
  @Override
  public CompletableFuture<Object> shutdown() {
    return super.shutdown().thenApply(done -> null);
  }

  @Override
  protected Hover hover(HoverParams params, CancelIndicator cancelled) {
    return isThere(params.getTextDocument()) ? super.hover(params, cancelled) : null;
  }

  @Override
  protected Either<List<? extends Location>, List<? extends LocationLink>> definition(
      DefinitionParams params, CancelIndicator cancelled) {
    return isThere(params.getTextDocument())
        ? super.definition(params, cancelled)
        : Either.forLeft(List.of());
  }

  @Override
  protected List<? extends Location> references(ReferenceParams params, CancelIndicator cancelled) {
    boolean declarations = params.getContext().isIncludeDeclaration();
    return read(
        params.getTextDocument(),
        References.class,
        List.of(),
        (references, file) -> references.of(file, params.getPosition(), declarations));
  }

  @Override
  protected List<? extends DocumentHighlight> documentHighlight(
      DocumentHighlightParams params, CancelIndicator cancelled) {
    return read(
        params.getTextDocument(),
        References.class,
        List.of(),
        (references, file) -> references.highlights(file, params.getPosition()));
  }

  @Override
  protected Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> prepareRename(
      PrepareRenameParams params, CancelIndicator cancelled) {
    return read(
        params.getTextDocument(),
        Rename.class,
        null,
        (rename, file) ->
            rename.prepare(file, params.getPosition()).map(EditorServer::second).orElse(null));
  }

  private static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> second(
      PrepareRenameResult result) {
    return Either3.forSecond(result);
  }

  @Override
  protected WorkspaceEdit rename(RenameParams params, CancelIndicator cancelled) {
    return read(
        params.getTextDocument(),
        Rename.class,
        null,
        (rename, file) -> rename.edit(file, params.getPosition(), params.getNewName()));
  }

  @Override
  protected List<DocumentSymbol> documentSymbol(
      DocumentSymbolParams params, CancelIndicator cancelled) {
    return read(
        params.getTextDocument(), Outline.class, List.of(), (outline, file) -> outline.of(file));
  }

  @Override
  protected List<? extends WorkspaceSymbol> symbol(
      WorkspaceSymbolParams params, CancelIndicator cancelled) {
    List<WorkspaceSymbol> found = new ArrayList<>();
    for (IResourceDescription description :
        getWorkspaceManager().getIndex().getAllResourceDescriptions()) {
      operations.checkCanceled(cancelled);
      URI uri = description.getURI();
      Outline outline = getService(uri, Outline.class);
      if (outline != null) {
        found.addAll(
            getWorkspaceManager()
                .doRead(
                    uri,
                    (document, resource) ->
                        LoadedFiles.of(resource)
                            .map(file -> outline.matching(file, params.getQuery()))
                            .orElse(List.of())));
      }
    }
    return found;
  }

  @Override
  protected List<FoldingRange> foldingRange(
      FoldingRangeRequestParams params, CancelIndicator cancelled) {
    return read(params.getTextDocument(), List.of(), Folding::of);
  }

  @Override
  public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
    return answer(
        params.getTextDocument(),
        List.of(),
        file ->
            params.getPositions().stream()
                .map(position -> SelectionRanges.at(file, position))
                .toList());
  }

  @Override
  protected SemanticTokens semanticTokensFull(
      SemanticTokensParams params, CancelIndicator cancelled) {
    return read(
        params.getTextDocument(),
        SemanticColours.class,
        new SemanticTokens(List.of()),
        (colours, file) -> colours.of(file));
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return getRequestManager()
        .runRead(
            cancelled ->
                read(
                    params.getTextDocument(),
                    InlayHints.class,
                    List.of(),
                    (hints, file) -> hints.in(file, params.getRange())));
  }

  @Override
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    return answer(params.getTextDocument(), List.of(), Links::of);
  }

  @Override
  protected SignatureHelp signatureHelp(SignatureHelpParams params, CancelIndicator cancelled) {
    return read(
        params.getTextDocument(),
        null,
        file -> Signatures.at(file, params.getPosition()).orElse(null));
  }

  @Override
  public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(
      CallHierarchyPrepareParams params) {
    return getRequestManager()
        .runRead(
            cancelled ->
                read(
                    params.getTextDocument(),
                    CallHierarchy.class,
                    List.of(),
                    (calls, file) -> calls.at(file, params.getPosition())));
  }

  @Override
  public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
      CallHierarchyIncomingCallsParams params) {
    CallHierarchyItem item = params.getItem();
    return getRequestManager()
        .runRead(
            cancelled ->
                read(
                    new TextDocumentIdentifier(item.getUri()),
                    CallHierarchy.class,
                    List.of(),
                    (calls, file) -> calls.incoming(item, file)));
  }

  @Override
  public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
      CallHierarchyOutgoingCallsParams params) {
    CallHierarchyItem item = params.getItem();
    return getRequestManager()
        .runRead(
            cancelled ->
                read(
                    new TextDocumentIdentifier(item.getUri()),
                    CallHierarchy.class,
                    List.of(),
                    (calls, file) -> calls.outgoing(item, file)));
  }

  @Override
  protected List<? extends CodeLens> codeLens(CodeLensParams params, CancelIndicator cancelled) {
    String uri = params.getTextDocument().getUri();
    return read(
        params.getTextDocument(),
        ReferenceLenses.class,
        List.of(),
        (lenses, file) -> lenses.of(file, uri));
  }

  /** Asks a service of the language about a file; {@code none} where it is no rules file. */
  private <S, T> T read(
      TextDocumentIdentifier id, Class<S> type, T none, BiFunction<S, OpenFile, T> question) {
    URI uri = getURI(id);
    S service = getService(uri, type);
    return service == null
        ? none
        : getWorkspaceManager()
            .doRead(
                uri,
                (document, resource) ->
                    document == null || resource == null || resource.getParseResult() == null
                        ? none
                        : question.apply(service, new OpenFile(document, resource)));
  }

  private boolean isThere(TextDocumentIdentifier id) {
    return read(id, false, file -> true);
  }

  /** Asks what needs no service. */
  private <T> T read(TextDocumentIdentifier id, T none, Function<OpenFile, T> question) {
    return read(id, LoadedFiles.class, none, (files, file) -> question.apply(file));
  }

  private <T> CompletableFuture<T> answer(
      TextDocumentIdentifier id, T none, Function<OpenFile, T> question) {
    return getRequestManager().runRead(cancelled -> read(id, none, question));
  }
}

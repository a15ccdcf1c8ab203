package dev.eyas.ide;

import com.google.gson.JsonPrimitive;
import dev.eyas.ide.completion.Completion;
import dev.eyas.ide.completion.ProposalDocumentation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.util.CancelIndicator;

/** Xtext's language server with the editor features that it lacks; each is a class of its own. */
abstract class EditorServer extends LanguageServerImpl {
  private boolean snippets;

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    snippets = understandsSnippets(params);
    return super.initialize(params);
  }

  @Override
  protected ServerCapabilities createServerCapabilities(InitializeParams params) {
    ServerCapabilities capabilities = super.createServerCapabilities(params);
    capabilities.setCompletionProvider(new CompletionOptions(true, List.of(".", "%", "[", "(")));
    return capabilities;
  }

  @Override
  protected Either<List<CompletionItem>, CompletionList> completion(
      CancelIndicator cancelled, CompletionParams params) {
    URI uri = getURI(params);
    Completion completion = getService(uri, Completion.class);
    if (completion == null) {
      return Either.forRight(new CompletionList());
    }
    List<CompletionItem> items =
        getWorkspaceManager()
            .doRead(
                uri,
                (document, resource) ->
                    completion.at(document, resource, params.getPosition(), snippets, cancelled));
    return Either.forRight(new CompletionList(items));
  }

  @Override
  public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
    return item.getData() instanceof JsonPrimitive topic && topic.isString()
        ? getRequestManager().runRead(cancelled -> resolve(item, topic.getAsString()))
        : CompletableFuture.completedFuture(item);
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

  private static boolean understandsSnippets(InitializeParams params) {
    return Optional.ofNullable(params.getCapabilities())
        .map(capabilities -> capabilities.getTextDocument())
        .map(TextDocumentClientCapabilities::getCompletion)
        .map(CompletionCapabilities::getCompletionItem)
        .map(CompletionItemCapabilities::getSnippetSupport)
        .orElse(false);
  }
}

package dev.eyas.ide.completion;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemResolveSupportCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;

/**
 * What a client can do with proposals.
 *
 * @param snippets whether it understands placeholders
 * @param asksForDocumentation whether it asks for the documentation of a proposal that is looked
 *     at; others get it with the proposal, as far as that is cheap
 */
public record ClientFeatures(boolean snippets, boolean asksForDocumentation) {
  public static ClientFeatures of(InitializeParams params) {
    Optional<CompletionItemCapabilities> items =
        Optional.ofNullable(params.getCapabilities())
            .map(capabilities -> capabilities.getTextDocument())
            .map(TextDocumentClientCapabilities::getCompletion)
            .map(CompletionCapabilities::getCompletionItem);
    List<String> resolved =
        items
            .map(CompletionItemCapabilities::getResolveSupport)
            .map(CompletionItemResolveSupportCapabilities::getProperties)
            .orElse(List.of());
    return new ClientFeatures(
        items.map(CompletionItemCapabilities::getSnippetSupport).orElse(false),
        resolved.contains("documentation"));
  }
}

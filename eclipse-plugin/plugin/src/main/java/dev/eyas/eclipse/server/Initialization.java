package dev.eyas.eclipse.server;

import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ClientInfo;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DefinitionCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.SynchronizationCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;

/** What this client tells the server about itself and the workspace. */
final class Initialization {
  private Initialization() {}

  static InitializeParams params() {
    var params = new InitializeParams();
    params.setProcessId((int) ProcessHandle.current().pid());
    params.setClientInfo(new ClientInfo("Eclipse"));
    params.setCapabilities(capabilities());
    params.setWorkspaceFolders(WorkspaceFolders.open());
    return params;
  }

  private static ClientCapabilities capabilities() {
    var item = new CompletionItemCapabilities(false);
    item.setDocumentationFormat(List.of(MarkupKind.PLAINTEXT));
    var text = new TextDocumentClientCapabilities();
    text.setSynchronization(new SynchronizationCapabilities());
    text.setCompletion(new CompletionCapabilities(item));
    text.setHover(new HoverCapabilities(List.of(MarkupKind.PLAINTEXT), false));
    text.setDefinition(new DefinitionCapabilities());
    text.setPublishDiagnostics(new PublishDiagnosticsCapabilities());
    var workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceFolders(true);
    return new ClientCapabilities(workspace, text, null);
  }
}

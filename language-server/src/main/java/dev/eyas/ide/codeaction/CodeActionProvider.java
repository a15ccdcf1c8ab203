package dev.eyas.ide.codeaction;

import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;

/** Offers changes of one kind. */
@FunctionalInterface
public interface CodeActionProvider {
  /**
   * @param request the selected range, the document and its model
   */
  Stream<CodeAction> offer(Options request);
}

package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;

/** All that is offered for a place in a rules file, of the kinds that the client asks for. */
public final class CodeActions implements ICodeActionService2 {
  /** Editors offer to fix all, or to refactor, where a server says that it can. */
  public static final List<String> KINDS =
      List.of(
          CodeActionKind.QuickFix,
          CodeActionKind.Refactor,
          CodeActionKind.RefactorExtract,
          CodeActionKind.RefactorInline,
          CodeActionKind.RefactorRewrite,
          CodeActionKind.SourceFixAll);

  private final List<CodeActionProvider> providers;

  @Inject
  CodeActions(
      LintFixes lintFixes,
      SpellingFixes spelling,
      Extractions extractions,
      LocalOverrides local,
      EventExceptionFix exception,
      FixAll fixAll) {
    providers =
        List.of(
            lintFixes,
            spelling,
            new MissingKeyFix(),
            new EventTypeFix(),
            new ConditionRewrites(),
            extractions,
            local,
            exception,
            fixAll);
  }

  @Override
  public List<Either<Command, CodeAction>> getCodeActions(Options request) {
    return request
        .getLanguageServerAccess()
        .doSyncRead(
            request.getURI(),
            context -> {
              request.setDocument(context.getDocument());
              request.setResource(context.getResource());
              return context.getResource() == null ? List.of() : offers(request);
            });
  }

  private List<Either<Command, CodeAction>> offers(Options request) {
    List<String> only = request.getCodeActionParams().getContext().getOnly();
    return providers.stream()
        .flatMap(provider -> provider.offer(request))
        .filter(action -> only == null || only.stream().anyMatch(kind -> isOf(action, kind)))
        .map(Either::<Command, CodeAction>forRight)
        .toList();
  }

  /** Kinds form a hierarchy by dots. */
  private static boolean isOf(CodeAction action, String kind) {
    return action.getKind().equals(kind) || action.getKind().startsWith(kind + ".");
  }
}

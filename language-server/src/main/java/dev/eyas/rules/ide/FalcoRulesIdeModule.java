package dev.eyas.rules.ide;

import dev.eyas.ide.Formatting;
import dev.eyas.ide.codeaction.CodeActions;
import dev.eyas.ide.hover.RulesHover;
import dev.eyas.ide.workspace.EncodedUris;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.ide.server.formatting.FormattingService;
import org.eclipse.xtext.ide.server.hover.IHoverService;

/** Services of the editor. */
public class FalcoRulesIdeModule extends AbstractFalcoRulesIdeModule {
  public Class<? extends IHoverService> bindIHoverService() {
    return RulesHover.class;
  }

  public Class<? extends FormattingService> bindFormattingService() {
    return Formatting.class;
  }

  public Class<? extends UriExtensions> bindUriExtensions() {
    return EncodedUris.class;
  }

  public Class<? extends ICodeActionService2> bindICodeActionService2() {
    return CodeActions.class;
  }
}

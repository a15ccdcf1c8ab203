package dev.eyas.rules.ide;

import dev.eyas.ide.Documentation;
import dev.eyas.ide.completion.FalcoContentAssistService;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;

/** Services of the editor. */
public class FalcoRulesIdeModule extends AbstractFalcoRulesIdeModule {
  public Class<? extends ContentAssistService> bindContentAssistService() {
    return FalcoContentAssistService.class;
  }

  public Class<? extends IEObjectDocumentationProvider> bindIEObjectDocumentationProvider() {
    return Documentation.class;
  }
}

package dev.eyas.rules.validation;

import dev.eyas.rules.falcoRules.FalcoRulesPackage;
import org.eclipse.xtext.diagnostics.Diagnostic;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.linking.impl.LinkingDiagnosticMessageProvider;

/** A word that names no list is just a string; a macro must exist. */
public class LinkingMessages extends LinkingDiagnosticMessageProvider {
  @Override
  public DiagnosticMessage getUnresolvedProxyMessage(ILinkingDiagnosticContext context) {
    if (context.getReference() != FalcoRulesPackage.Literals.MACRO_REF__MACRO) {
      return null;
    }
    String message = "Undefined macro '" + context.getLinkText() + "' used in filter.";
    return new DiagnosticMessage(message, Severity.ERROR, Diagnostic.LINKING_DIAGNOSTIC);
  }
}

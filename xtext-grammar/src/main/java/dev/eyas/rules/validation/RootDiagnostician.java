package dev.eyas.rules.validation;

import com.google.inject.Inject;
import java.util.Map;
import org.eclipse.emf.common.util.DiagnosticChain;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EValidator;
import org.eclipse.xtext.validation.CancelableDiagnostician;

/**
 * Asks the validator about a file as a whole alone: the loader finds what is wrong in it, and to
 * ask about each of its ten thousand nodes finds nothing more.
 */
public class RootDiagnostician extends CancelableDiagnostician {
  @Inject
  public RootDiagnostician(EValidator.Registry registry) {
    super(registry);
  }

  @Override
  protected boolean doValidateContents(
      EObject root, DiagnosticChain diagnostics, Map<Object, Object> context) {
    return true;
  }
}

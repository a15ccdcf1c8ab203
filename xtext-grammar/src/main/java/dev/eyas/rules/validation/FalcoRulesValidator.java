package dev.eyas.rules.validation;

import dev.eyas.rules.ItemPlaces;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.ruleset.LoadCode;
import dev.eyas.rules.ruleset.LoadProblem;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.diagnostics.AbstractDiagnostic;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.ITextRegion;
import org.eclipse.xtext.validation.Check;

/**
 * Problems of a rules file as markers in an editor. The loader finds them: what the editor accepts
 * is what a sensor runs.
 */
public class FalcoRulesValidator extends AbstractFalcoRulesValidator {
  /** Errors that the parser and the linker may have found before, and more than one in a file. */
  private static final Set<LoadCode> FOUND_BY_PARSER =
      EnumSet.of(
          LoadCode.LOAD_ERR_COMPILE_CONDITION,
          LoadCode.LOAD_ERR_COMPILE_OUTPUT,
          LoadCode.LOAD_ERR_VALIDATE);

  /** All servers of a process share the first one's validator; each has a load of its own. */
  @Check
  public void load(RulesFile file) {
    XtextResource resource = (XtextResource) file.eResource();
    FolderLoad folder = resource.getResourceServiceProvider().get(FolderLoad.class);
    String name = resource.getURI().toString();
    for (LoadProblem problem : Verdicts.of(folder.load(resource), name)) {
      if (!FOUND_BY_PARSER.contains(problem.code()) || !isMarked(file, problem.range())) {
        report(file, problem);
      }
    }
  }

  private void report(RulesFile file, LoadProblem problem) {
    String message = problem.message().isEmpty() ? problem.code().summary() : problem.message();
    ITextRegion region = Underline.of(file, problem.range());
    int offset = region.getOffset();
    int length = region.getLength();
    String code = problem.code().name();
    if (problem.code().isError()) {
      getMessageAcceptor().acceptError(message, file, offset, length, code);
    } else {
      getMessageAcceptor().acceptWarning(message, file, offset, length, code);
    }
  }

  /** Whether parser or linker have complained about the item at this place. */
  private static boolean isMarked(RulesFile file, SourceRange range) {
    return ItemPlaces.touching(file, range.offset(), range.offset()).stream()
        .filter(item -> contains(item, range.offset()))
        .anyMatch(FalcoRulesValidator::hasErrors);
  }

  private static boolean hasErrors(Item item) {
    return item.eResource().getErrors().stream()
        .filter(AbstractDiagnostic.class::isInstance)
        .map(AbstractDiagnostic.class::cast)
        .anyMatch(error -> contains(item, error.getOffset()));
  }

  private static boolean contains(EObject item, int offset) {
    ICompositeNode node = NodeModelUtils.findActualNodeFor(item);
    return node.getOffset() <= offset && offset <= node.getEndOffset();
  }
}

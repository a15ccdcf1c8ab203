package dev.eyas.ide;

import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.ItemPlaces;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.RuleException;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.Location;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** The other exception where a rule has two of the same name. */
final class ExceptionTwins {
  private ExceptionTwins() {}

  /**
   * @param offset in the later one
   * @return where the earlier ones stand
   */
  static List<DiagnosticRelatedInformation> before(OpenFile file, int offset, String uri) {
    List<RuleException> exceptions =
        file.rules().stream()
            .flatMap(rules -> ItemPlaces.touching(rules, offset, offset).stream())
            .filter(item -> item instanceof Rule && contains(item, offset))
            .flatMap(rule -> ((Rule) rule).getExceptions().stream())
            .flatMap(all -> all.getExceptions().stream())
            .toList();
    Optional<RuleException> later =
        exceptions.stream().filter(exception -> contains(exception, offset)).findFirst();
    return exceptions.stream()
        .takeWhile(exception -> exception != later.orElse(null))
        .filter(
            exception ->
                later.isPresent()
                    && exception.getName() != null
                    && exception.getName().equals(later.get().getName()))
        .map(
            exception ->
                new DiagnosticRelatedInformation(
                    new Location(uri, file.range(node(exception))),
                    "'%s' is also defined here".formatted(exception.getName())))
        .toList();
  }

  private static boolean contains(EObject part, int offset) {
    INode node = node(part);
    return node.getOffset() <= offset && offset <= node.getEndOffset();
  }

  private static INode node(EObject part) {
    return NodeModelUtils.findActualNodeFor(part);
  }
}

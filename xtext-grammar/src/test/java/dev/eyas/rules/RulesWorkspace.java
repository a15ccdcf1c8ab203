package dev.eyas.rules;

import com.google.inject.Injector;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.validation.LintIssue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;

/** Some rules files, parsed and linked with each other. */
public final class RulesWorkspace {
  private static final Injector INJECTOR =
      new FalcoRulesStandaloneSetup().createInjectorAndDoEMFRegistration();

  private final XtextResourceSet resources = INJECTOR.getInstance(XtextResourceSet.class);

  /**
   * @param files texts by name
   */
  public static RulesWorkspace of(Map<String, String> files) {
    RulesWorkspace workspace = new RulesWorkspace();
    files.forEach(workspace::add);
    return workspace;
  }

  public static RulesWorkspace of(String text) {
    return of(Map.of("a_rules.yaml", text));
  }

  private void add(String name, String text) {
    try {
      resources
          .createResource(uri(name))
          .load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI uri(String name) {
    return URI.createURI("memory:/rules/" + name);
  }

  public XtextResource resource(String name) {
    return (XtextResource) resources.getResource(uri(name), false);
  }

  /** The only file. */
  public XtextResource resource() {
    return (XtextResource) resources.getResources().get(0);
  }

  public RulesFile file() {
    return (RulesFile) resource().getContents().get(0);
  }

  public <T extends EObject> List<T> all(String name, Class<T> type) {
    return all(resource(name), type);
  }

  public <T extends EObject> List<T> all(Class<T> type) {
    return all(resource(), type);
  }

  private static <T extends EObject> List<T> all(XtextResource resource, Class<T> type) {
    Iterable<EObject> objects = resource::getAllContents;
    return StreamSupport.stream(objects.spliterator(), false)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Syntax errors as {@code message @ text of the node}. */
  public static List<String> syntaxErrors(XtextResource resource) {
    Iterable<INode> errors = resource.getParseResult().getSyntaxErrors();
    return StreamSupport.stream(errors.spliterator(), false)
        .map(node -> node.getSyntaxErrorMessage().getMessage() + " @ " + node.getText())
        .toList();
  }

  /** What Falco would say, without the lints, as {@code SEVERITY message @ text}. */
  public List<String> issues(String name) {
    XtextResource resource = resource(name);
    String text = resource.getParseResult().getRootNode().getText();
    Stream<Issue> issues =
        INJECTOR
            .getInstance(IResourceValidator.class)
            .validate(resource, CheckMode.ALL, CancelIndicator.NullImpl)
            .stream();
    return issues
        .filter(issue -> !(issue instanceof LintIssue))
        .map(
            issue ->
                "%s %s @ %s"
                    .formatted(
                        issue.getSeverity(),
                        issue.getMessage(),
                        text.substring(issue.getOffset(), issue.getOffset() + issue.getLength())))
        .toList();
  }
}

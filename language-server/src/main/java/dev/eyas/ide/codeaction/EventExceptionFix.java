package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.live.LiveAlert;
import dev.eyas.rules.falcoRules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;

/** Offers to pass over events like the last one that a rule matched while it ran. */
final class EventExceptionFix implements CodeActionProvider {
  /** What tells one program's business from another's, where the rule has no custom of its own. */
  private static final List<String> TELLING =
      List.of("proc.name", "fd.name", "container.image.repository", "user.name");

  private final RecentAlerts alerts;
  private final EventException exceptions;

  @Inject
  EventExceptionFix(RecentAlerts alerts, EventException exceptions) {
    this.alerts = alerts;
    this.exceptions = exceptions;
  }

  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    return selection
        .parts(Rule.class)
        .filter(rule -> Mention.of(rule).stream().anyMatch(n -> selection.touches(n.node())))
        .flatMap(rule -> alerts.of(rule.getName()).stream())
        .flatMap(alert -> action(alert, request.getResource()));
  }

  private Stream<CodeAction> action(LiveAlert alert, Resource resource) {
    Map<String, String> values = values(alert, resource);
    if (values.isEmpty()) {
      return Stream.empty();
    }
    return exceptions.edit(resource, alert.rule(), values).stream()
        .map(
            edit -> {
              CodeAction action = new CodeAction("Exception for the last event: " + text(values));
              action.setKind(CodeActionKind.Refactor);
              action.setEdit(edit);
              return action;
            });
  }

  private Map<String, String> values(LiveAlert alert, Resource resource) {
    Set<String> customary =
        exceptions
            .customaryFields(resource, alert.rule())
            .filter(fields -> present(alert).keySet().containsAll(fields))
            .orElse(Set.copyOf(TELLING));
    Map<String, String> values = present(alert);
    values.keySet().retainAll(customary);
    return values;
  }

  private static Map<String, String> present(LiveAlert alert) {
    Map<String, String> values = new LinkedHashMap<>(alert.fields());
    values.values().removeIf(LiveAlert.NO_VALUE::equals);
    return values;
  }

  private static String text(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " = " + value.getValue())
        .collect(Collectors.joining(", "));
  }
}

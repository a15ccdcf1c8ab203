package dev.eyas.ide;

import dev.eyas.ide.live.LiveSession;
import dev.eyas.ide.live.LiveState;
import dev.eyas.ide.live.LiveStatus;
import dev.eyas.rules.falcoRules.FalcoRulesPackage;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.sensor.control.Stats;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/** The line above each rule: run it, or what it has matched so far. */
final class RuleCodeLenses {
  /** A lens without a command only informs. */
  private static final String NOTHING = "";

  /** A command of the client; argument: name of the rule whose near misses to show. */
  private static final String WHY_NOT = "eyas.whyNot";

  private final LiveSession session;

  RuleCodeLenses(LiveSession session) {
    this.session = session;
  }

  List<CodeLens> compute(Document document, XtextResource resource, String uri) {
    if (resource == null || resource.getContents().isEmpty()) {
      return List.of();
    }
    LiveStatus status = session.status();
    RulesFile file = (RulesFile) resource.getContents().get(0);
    return file.getItems().stream()
        .filter(Rule.class::isInstance)
        .map(Rule.class::cast)
        .filter(rule -> rule.getName() != null)
        .flatMap(
            rule ->
                commands(rule, status, uri)
                    .map(command -> new CodeLens(range(rule, document), command, null)))
        .toList();
  }

  private static Stream<Command> commands(Rule rule, LiveStatus status, String uri) {
    return switch (LiveState.of(status.state())) {
      case STOPPED, FAILED ->
          Stream.of(new Command("Run against this node", LiveCommands.START, List.of(uri)));
      case STARTING -> Stream.of(new Command("Starting …", NOTHING));
      case RUNNING ->
          Stream.of(
              new Command(runningTitle(rule.getName(), status), NOTHING),
              new Command("Why not?", WHY_NOT, List.of(rule.getName())));
    };
  }

  private static String runningTitle(String rule, LiveStatus status) {
    return status
        .count(rule)
        .map(count -> countTitle(count, status.runningVersion()))
        .orElse("not running");
  }

  /** Falco shows the first rule alone that matches an event, unless told otherwise. */
  private static String countTitle(Stats.RuleCount count, int version) {
    String matches =
        String.format(
            Locale.ROOT,
            "%,d %s · running version %d",
            count.matches(),
            count.matches() == 1 ? "match" : "matches",
            version);
    return count.silencedBy() == null
        ? matches
        : matches + " · silent under rule_matching: first, behind '" + count.silencedBy() + "'";
  }

  private static Range range(Rule rule, Document document) {
    int offset =
        NodeModelUtils.findNodesForFeature(rule, FalcoRulesPackage.Literals.RULE__NAME).stream()
            .findFirst()
            .orElseGet(() -> NodeModelUtils.findActualNodeFor(rule))
            .getOffset();
    Position at = document.getPosition(offset);
    return new Range(at, at);
  }
}

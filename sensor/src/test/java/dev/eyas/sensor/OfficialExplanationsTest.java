package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.capture.CaptureHandler;
import dev.eyas.sensor.capture.CaptureReader;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.filter.Candidates;
import dev.eyas.sensor.filter.ConditionExplainer;
import dev.eyas.sensor.filter.Explanation;
import dev.eyas.sensor.filter.Explanation.Kind;
import dev.eyas.sensor.filter.Explanation.Outcome;
import dev.eyas.sensor.filter.FieldTable;
import dev.eyas.sensor.filter.Network;
import dev.eyas.sensor.filter.OperandCompiler;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.Interfaces;
import dev.eyas.sensor.state.ProcessSource;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Falco's rules explained on the events of captures of our own: what an explanation comes to is
 * what the engine decides, and its parts point to where they were written.
 */
class OfficialExplanationsTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final List<String> FILES =
      List.of("falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml");
  private static final List<String> NAMES =
      List.of("shells", "files", "network", "ptrace", "symlinks", "memfd", "container");
  private static final Pattern FIRST_NAME = Pattern.compile("[\\w.]+");

  private final Map<String, String> texts = new HashMap<>();
  private final CompiledRuleset compiled;
  private final List<ConditionExplainer> explainers = new ArrayList<>();
  private int explanations;
  private int matches;
  private int checks;

  OfficialExplanationsTest() throws IOException {
    List<RulesSource> sources = new ArrayList<>();
    for (String file : FILES) {
      texts.put(file, Files.readString(Corpus.folder().resolve("upstream-rules").resolve(file)));
      sources.add(new RulesSource(file, texts.get(file)));
    }
    LoadOutcome outcome = new RulesLoader().load(sources);
    assertTrue(outcome.successful(), () -> outcome.results().toString());
    compiled = new RulesetCompiler(Priority.DEBUG).compile(outcome.ruleset(), 1, new ArrayList<>());
    OperandCompiler operands = new OperandCompiler(new FieldTable());
    for (CompiledRule rule : compiled.rules()) {
      explainers.add(new ConditionExplainer(rule.rule().condition(), operands));
    }
  }

  /** The events of a capture, each explained by the rules of its type. */
  private final class Reader implements CaptureHandler {
    private final SystemState state =
        new SystemState(
            new ThreadTable(ProcessSource.NONE, ContainerRegistry.NONE),
            Accounts.none(),
            ContainerRegistry.NONE,
            new Interfaces(),
            "");
    private final StateTracker tracker = new StateTracker(state);

    @Override
    public SystemState begin() {
      return state;
    }

    @Override
    public void onEvent(Event event, int cpu) {
      if (tracker.before(event, cpu)) {
        explainAll(tracker.context());
      }
      tracker.after();
    }

    @Override
    public void onStateEvent(Event event, int cpu) {
      tracker.before(event, cpu);
      tracker.after();
    }
  }

  @Test
  void explanationsComeToWhatTheEngineDecides() throws IOException {
    for (String name : NAMES) {
      try (CaptureReader capture = CaptureReader.open(CAPTURES.resolve(name + ".scap.gz"))) {
        Reader reader = new Reader();
        while (capture.read(reader, 100)) {
          // To the end.
        }
      }
    }
    System.out.printf(
        "%d explanations of %d rules, %d of a match, %d checks%n",
        explanations, explainers.size(), matches, checks);
    assertTrue(matches > 5, () -> matches + " matches");
  }

  private void explainAll(EventContext context) {
    List<Integer> matched = matched(context);
    for (int i = 0; i < explainers.size(); i++) {
      EffectiveRule rule = compiled.rules().get(i).rule();
      if (rule.eventTypes().get(context.type().id())) {
        Explanation explanation = explainers.get(i).explain(context);
        assertEquals(matched.contains(i), explanation.holds(), rule.name());
        review(explanation, rule.name());
        explanations++;
      }
    }
    matches += matched.size();
  }

  private List<Integer> matched(EventContext context) {
    Network.Plan plan = compiled.network().plan(context.type());
    Candidates candidates = plan.dispatch().find(context);
    List<Integer> matched = new ArrayList<>();
    for (int at = candidates.take(); at >= 0; at = candidates.take()) {
      if (plan.conditions()[at].holds(context)) {
        matched.add(plan.rules()[at]);
      }
    }
    return matched;
  }

  private void review(Explanation part, String rule) {
    String written = written(part);
    assertFalse(written.isBlank(), () -> rule + ": " + part.text() + " was written nowhere");
    if (part.kind() == Kind.MACRO) {
      assertEquals(part.text(), written, rule);
    }
    if (part.kind() == Kind.CHECK) {
      checks++;
      assertEquals(firstName(part.text()), firstName(written), rule);
      boolean lacksValue = part.values().stream().anyMatch(value -> value.value() == null);
      assertEquals(lacksValue, part.outcome() == Outcome.NO_VALUE, () -> rule + ": " + part.text());
    }
    part.parts().forEach(each -> review(each, rule));
  }

  private String written(Explanation part) {
    int from = part.origin().offset();
    return texts.get(part.origin().source()).substring(from, from + part.origin().length());
  }

  private static String firstName(String text) {
    Matcher name = FIRST_NAME.matcher(text);
    assertTrue(name.find(), text);
    return name.group();
  }
}

package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.state.ProcessSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three official rules files compile, every rule of them, enabled or not. */
class OfficialRulesTest {
  private static final String[] FILES = {
    "falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml"
  };

  @Test
  void everyRuleCompiles() throws IOException {
    EffectiveRuleset ruleset = load();
    Engine engine =
        new Engine(
            EngineOptions.live().withProcesses(ProcessSource.NONE),
            ContainerRegistry.NONE,
            match -> {});

    LoadedRuleset loaded = engine.load(ruleset);

    assertEquals(List.of(), loaded.problems().stream().map(RuleProblem::message).toList());
    assertTrue(engine.counts().size() > 80, () -> engine.counts().size() + " rules");
  }

  @Test
  void aSensitiveFileIsRead() throws IOException {
    RecordingSink sink = new RecordingSink();
    Engine engine =
        new Engine(
            EngineOptions.live().withProcesses(ProcessSource.NONE), ContainerRegistry.NONE, sink);
    engine.load(load());

    engine.onEvent(
        new EventBuilder("SYSCALL_EXECVE_19_X")
            .tid(77)
            .with("res", 0)
            .with("exe", "cat")
            .with("comm", "cat")
            .with("args", List.of("/etc/shadow"))
            .with("tid", 77)
            .with("pid", 77)
            .with("ptid", 1)
            .with("trusted_exepath", "/usr/bin/cat")
            .build(),
        0);
    engine.onEvent(
        new EventBuilder("SYSCALL_OPENAT_2_X")
            .tid(77)
            .with("fd", 3)
            .with("dirfd", -100)
            .with("name", "/etc/shadow")
            .with("flags", 1)
            .with("mode", 0)
            .build(),
        0);

    assertTrue(sink.rules().contains("Read sensitive file untrusted"), () -> sink.rules() + "");
  }

  private static EffectiveRuleset load() throws IOException {
    Path folder = Corpus.folder().resolve("upstream-rules");
    List<RulesSource> sources = new ArrayList<>();
    for (String file : FILES) {
      sources.add(new RulesSource(file, Files.readString(folder.resolve(file))));
    }
    LoadOutcome outcome = new RulesLoader().load(sources);
    assertTrue(outcome.successful(), () -> outcome.results().toString());
    EffectiveRuleset ruleset = outcome.ruleset();
    return ruleset.with(ruleset.rules().stream().map(OfficialRulesTest::enabled).toList());
  }

  private static EffectiveRule enabled(EffectiveRule rule) {
    return new EffectiveRule(
        rule.name(),
        rule.description(),
        rule.source(),
        rule.priority(),
        true,
        rule.tags(),
        rule.condition(),
        rule.output(),
        rule.eventTypes(),
        rule.expanded(),
        rule.merged(),
        rule.origin());
  }
}

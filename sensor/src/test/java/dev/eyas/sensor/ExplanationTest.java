package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.SourceRange;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.filter.Explanation;
import dev.eyas.sensor.filter.Explanation.FieldValue;
import dev.eyas.sensor.filter.Explanation.Kind;
import dev.eyas.sensor.filter.Explanation.Outcome;
import dev.eyas.sensor.filter.Share;
import dev.eyas.sensor.state.TestProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final String RULES =
      """
      - list: shells
        items: [bash, zsh]
      - macro: shell
        condition: proc.name in (shells)
      - rule: secrets
        desc: for a test
        condition: >
          evt.type in (open, read) and shell
          and (fd.name = /etc/shadow or fd.name startswith /root/.ssh and fd.num > 2)
          and not proc.pname = sshd
        output: "%fd.name by %proc.name"
        priority: WARNING
      """;

  private final List<Explanation> matches = new ArrayList<>();
  private Engine engine;

  @BeforeEach
  void start() {
    EngineOptions options =
        EngineOptions.captured()
            .withRuleMatching(RuleMatching.ALL)
            .withProcesses(new TestProcesses());
    engine = new Engine(options, ContainerRegistry.NONE, match -> matches.add(match.explain()));
    engine.seed();
    engine.load(TestRules.load(RULES));
    engine.watch(Set.of("secrets", "no such rule"), Integer.MAX_VALUE);
    engine.onEvent(exec(50, "bash"), 0);
    engine.onEvent(exec(51, "cat"), 0);
  }

  private static Event exec(long tid, String name) {
    return new EventBuilder("SYSCALL_EXECVE_19_X")
        .tid(tid)
        .with("res", 0)
        .with("exe", name)
        .with("comm", name)
        .with("tid", tid)
        .with("pid", tid)
        .with("ptid", 1)
        .build();
  }

  private static Event open(long tid, long fd, String path) {
    return new EventBuilder("SYSCALL_OPEN_X")
        .tid(tid)
        .with("fd", fd)
        .with("name", path)
        .with("flags", 1)
        .build();
  }

  private List<NearMiss> nearest() {
    return engine.nearMisses().get(0).nearest();
  }

  private static Explanation check(Explanation whole, String text) {
    return checks(whole).stream().filter(c -> c.text().equals(text)).findFirst().orElseThrow();
  }

  private static List<Explanation> checks(Explanation part) {
    return part.kind() == Kind.CHECK
        ? List.of(part)
        : part.parts().stream().flatMap(p -> checks(p).stream()).toList();
  }

  private static String written(Explanation part) {
    SourceRange range = part.origin();
    return RULES.substring(range.offset(), range.offset() + range.length());
  }

  @Test
  void everyPartTellsWhatItCameTo() {
    engine.onEvent(open(51, 3, "/etc/shadow"), 0);

    Explanation whole = nearest().get(0).explanation();
    assertEquals(Kind.AND, whole.kind());
    assertEquals(Outcome.FALSE, whole.outcome());
    Explanation macro = whole.parts().get(1);
    assertEquals(Kind.MACRO, macro.kind());
    assertEquals("shell", macro.text());
    assertEquals(Outcome.FALSE, macro.outcome());
    assertEquals(List.of(new FieldValue("proc.name", "cat")), macro.parts().get(0).values());
    assertEquals(Outcome.TRUE, check(whole, "fd.name = /etc/shadow").outcome());
    assertEquals(Outcome.FALSE, check(whole, "proc.pname = sshd").outcome());
    assertEquals(
        List.of(new FieldValue("proc.pname", "init")), check(whole, "proc.pname = sshd").values());
    assertEquals(Outcome.TRUE, whole.parts().get(3).outcome());
  }

  @Test
  void partsPointIntoTheFile() {
    engine.onEvent(open(51, 3, "/etc/shadow"), 0);

    Explanation whole = nearest().get(0).explanation();
    assertEquals("shell", written(whole.parts().get(1)));
    assertEquals("proc.name in (shells)", written(whole.parts().get(1).parts().get(0)));
    assertEquals("proc.pname = sshd", written(check(whole, "proc.pname = sshd")));
    assertEquals("fd.num > 2", written(check(whole, "fd.num > 2")));
  }

  @Test
  void whatIsAbsentIsToldApartFromWhatDiffers() {
    engine.load(
        TestRules.load(
            TestRules.rule("secrets", "evt.type = execve and fd.name = /x and fd.num != 1", "x")));
    engine.onEvent(exec(50, "bash"), 0);

    Explanation whole = nearest().get(0).explanation();
    Explanation name = check(whole, "fd.name = /x");
    assertEquals(Outcome.NO_VALUE, name.outcome());
    assertEquals(List.of(new FieldValue("fd.name", null)), name.values());
    assertEquals(Outcome.NO_VALUE, check(whole, "fd.num != 1").outcome());
    assertEquals(Outcome.TRUE, check(whole, "evt.type = execve").outcome());
  }

  @Test
  void nearestComesFirst() {
    engine.onEvent(open(51, 3, "/tmp/x"), 0);
    engine.onEvent(open(50, 3, "/tmp/y"), 0);
    engine.onEvent(open(50, 4, "/etc/shadow"), 0);
    engine.onEvent(open(50, 5, "/tmp/y"), 0);

    NearMisses misses = engine.nearMisses().get(0);
    assertEquals(4, misses.studied());
    assertEquals(0, misses.passedOver());
    assertEquals(
        List.of("/tmp/y by bash", "/tmp/x by cat"),
        misses.nearest().stream().map(NearMiss::message).toList());
    // Of the alternatives the second came nearer: one of its two checks held.
    assertEquals(new Share(4, 5), misses.nearest().get(0).explanation().share());
    assertEquals(new Share(3, 5), misses.nearest().get(1).explanation().share());
    assertEquals(6, misses.nearest().get(0).eventNumber());
  }

  @Test
  void matchesExplainThemselves() {
    engine.onEvent(open(50, 4, "/root/.ssh/id_rsa"), 0);

    assertEquals(1, matches.size());
    assertTrue(matches.get(0).holds());
    assertEquals(new Share(5, 5), matches.get(0).share());
    assertFalse(check(matches.get(0), "fd.name = /etc/shadow").holds());
  }

  @Test
  void studyIsRationed() {
    engine.watch(Set.of("secrets"), 2);

    for (int i = 0; i < 5; i++) {
      engine.onEvent(open(51, 3, "/tmp/" + i), 0);
    }

    assertEquals(2, engine.nearMisses().get(0).studied());
    assertEquals(3, engine.nearMisses().get(0).passedOver());
  }

  @Test
  void studyGoesOnInTheNextRuleset() {
    engine.onEvent(open(51, 3, "/tmp/x"), 0);
    engine.load(TestRules.load(RULES.replace("sshd", "login")));
    assertEquals(List.of(), nearest());

    engine.onEvent(open(51, 3, "/tmp/x"), 0);

    assertEquals(2, nearest().get(0).generation());
  }

  @Test
  void everyKindOfCheckIsExplained() {
    Engine other = new Engine(EngineOptions.captured(), ContainerRegistry.NONE, match -> {});
    other.load(
        TestRules.load(
            TestRules.rule(
                "odd",
                "evt.type = open and (fd.ip = 10.0.0.1 or fd.snet in (10.0.0.0/8)"
                    + " or proc.aname = sshd or proc.name = val(proc.pname)"
                    + " or fd.types intersects (ipv4) or toupper(proc.name) = CAT"
                    + " or fd.sip.name = example.invalid or evt.arg.flags contains O_CREAT"
                    + " or proc.cmdline regex a.*b or not fd.name pmatch (/etc))",
                "x")));
    other.watch(Set.of("odd"), Integer.MAX_VALUE);
    other.onEvent(open(60, 3, "/etc/x"), 0);

    Explanation whole = other.nearMisses().get(0).nearest().get(0).explanation();
    assertFalse(whole.holds());
    assertEquals(11, checks(whole).size());
    assertEquals(
        List.of(new FieldValue("evt.arg.flags", "O_RDONLY")),
        check(whole, "evt.arg.flags contains O_CREAT").values());
  }
}

package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.filter.Explanation;
import dev.eyas.sensor.filter.Explanation.FieldValue;
import dev.eyas.sensor.filter.Explanation.Kind;
import dev.eyas.sensor.filter.Explanation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Explanations of a rule with macros in macros, a long list, and what another file adds to it. */
class DeepExplanationTest {
  private static final String NAMES =
      IntStream.range(0, 300).mapToObj(i -> "tool" + i).collect(Collectors.joining(", "));

  private static final String FIRST =
      """
      - list: tools
        items: [%s]
      - macro: m0
        condition: (proc.name in (tools))
      - macro: m1
        condition: not m0
      - macro: m2
        condition: (m1 or proc.pname exists)
      - macro: m3
        condition: evt.type = open and m2
      - rule: deep
        desc: for a test
        condition: m3 and not (fd.name startswith /tmp or fd.name startswith /var)
        output: x
        priority: WARNING
        exceptions:
          - name: known
            fields: [proc.name, fd.name]
            comps: [=, startswith]
            values:
              - [tool7, /etc]
      """
          .formatted(NAMES);

  private static final String SECOND =
      """
      - rule: deep
        condition: and fd.num > 2
        exceptions:
          - name: known
            values:
              - [cat, /srv/data]
        override:
          condition: append
          exceptions: append
      """;

  private static final Map<String, String> FILES =
      Map.of("first.yaml", FIRST, "second.yaml", SECOND);

  private final List<Explanation> explanations = new ArrayList<>();
  private Engine engine;

  @BeforeEach
  void start() {
    engine =
        new Engine(
            EngineOptions.captured(),
            ContainerRegistry.NONE,
            match -> explanations.add(match.explain()));
    LoadOutcome outcome =
        new RulesLoader()
            .load(
                List.of(
                    new RulesSource("first.yaml", FIRST), new RulesSource("second.yaml", SECOND)));
    assertTrue(outcome.successful(), () -> outcome.results().toString());
    engine.load(outcome.ruleset());
    engine.onEvent(
        new EventBuilder("SYSCALL_EXECVE_19_X")
            .tid(60)
            .with("res", 0)
            .with("comm", "cat")
            .with("tid", 60)
            .with("pid", 60)
            .with("ptid", 1)
            .build(),
        0);
  }

  private Explanation explain(String path) {
    engine.watch(Set.of("deep"), Integer.MAX_VALUE);
    explanations.clear();
    engine.onEvent(
        new EventBuilder("SYSCALL_OPEN_X")
            .tid(60)
            .with("fd", 3)
            .with("name", path)
            .with("flags", 1)
            .build(),
        0);
    return explanations.isEmpty()
        ? engine.nearMisses().get(0).nearest().get(0).explanation()
        : explanations.get(0);
  }

  /** Every part as a line: how deep, what, what it came to, and what stands where it points. */
  private static List<String> lines(Explanation part, int depth) {
    List<String> lines = new ArrayList<>();
    String written =
        FILES
            .get(part.origin().source())
            .substring(part.origin().offset(), part.origin().offset() + part.origin().length());
    boolean isNamed = part.kind() == Kind.CHECK || part.kind() == Kind.MACRO;
    String named = isNamed ? part.text() : "";
    String what = named.length() > 40 ? named.substring(0, 40) + "…" : named;
    lines.add(
        "  ".repeat(depth)
            + part.kind()
            + (what.isEmpty() ? "" : " " + what)
            + " "
            + part.outcome()
            + (isNamed ? " <" + written + ">" : ""));
    part.parts().forEach(p -> lines.addAll(lines(p, depth + 1)));
    return lines;
  }

  @Test
  void everyPartPointsToWhereItWasWritten() {
    List<String> lines = lines(explain("/etc/passwd"), 0);

    assertEquals(
        """
AND TRUE
  AND TRUE
    MACRO m3 TRUE <m3>
      AND TRUE
        CHECK evt.type = open TRUE <evt.type = open>
        MACRO m2 TRUE <m2>
          OR TRUE
            MACRO m1 TRUE <m1>
              NOT TRUE
                MACRO m0 FALSE <m0>
                  CHECK proc.name in ( tool0, tool1, tool2, tool… FALSE <proc.name in (tools)>
            CHECK proc.pname exists TRUE <proc.pname exists>
    NOT TRUE
      OR FALSE
        CHECK fd.name startswith /tmp FALSE <fd.name startswith /tmp>
        CHECK fd.name startswith /var FALSE <fd.name startswith /var>
    CHECK fd.num > 2 TRUE <fd.num > 2>
  NOT TRUE
    OR FALSE
      AND FALSE
        CHECK proc.name = tool7 FALSE <proc.name>
        CHECK fd.name startswith /etc TRUE <fd.name>
      AND FALSE
        CHECK proc.name = cat TRUE <proc.name>
        CHECK fd.name startswith /srv/data FALSE <fd.name>\
"""
            .strip(),
        String.join("\n", lines));
  }

  @Test
  void aValueOfALongListIsTold() {
    Explanation whole = explain("/tmp/x");

    assertEquals(Outcome.FALSE, whole.outcome());
    Explanation listed =
        all(whole).stream()
            .filter(p -> p.text().startsWith("proc.name in"))
            .findFirst()
            .orElseThrow();
    assertEquals(Outcome.FALSE, listed.outcome());
    assertEquals(List.of(new FieldValue("proc.name", "cat")), listed.values());
    assertEquals(1, whole.parts().stream().filter(p -> !p.holds()).count());
  }

  @Test
  void anExceptionThatAnotherFileAddsIsTold() {
    Explanation whole = explain("/srv/data/x");

    assertEquals(Outcome.FALSE, whole.outcome());
    Explanation exception = find(whole, "fd.name startswith /srv/data");
    assertEquals(Outcome.TRUE, exception.outcome());
  }

  private static Explanation find(Explanation part, String text) {
    return all(part).stream().filter(p -> p.text().equals(text)).findFirst().orElseThrow();
  }

  private static List<Explanation> all(Explanation part) {
    List<Explanation> all = new ArrayList<>(List.of(part));
    part.parts().forEach(p -> all.addAll(all(p)));
    return all;
  }
}

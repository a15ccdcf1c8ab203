package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.capture.CaptureReader;
import dev.eyas.sensor.output.OutputOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Captures of our own, made by {@code src/test/captures/record.sh}, and the alerts that rules raise
 * for them. The alerts have been reviewed; {@code -Deyas.golden=write} writes them anew.
 */
class OwnCapturesTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final Path BUNDLED = Path.of("../rules/eyas_rules.yaml");
  private static final String JUDGED = "# rules: ";
  private static final List<String> NAMES =
      List.of("shells", "files", "network", "ptrace", "symlinks", "memfd", "container");

  @Test
  void everyDeedIsSeenAsItWas() throws IOException {
    List<String> alerts = replay(load(CAPTURES.resolve("rules.yaml")), Match::textLine);

    assertGolden("alerts.txt", alerts);
  }

  /** Rules that have come since are not judged: they have tests of their own. */
  @Test
  void theBundledRulesFireAsReviewed() throws IOException {
    EffectiveRuleset rules = load(BUNDLED);
    Path golden = CAPTURES.resolve("bundled.txt");
    Set<String> judged = new TreeSet<>(rules.rules().stream().map(EffectiveRule::name).toList());
    if (!isWriting()) {
      String rulesThen = Files.readAllLines(golden).get(0).substring(JUDGED.length());
      judged = new TreeSet<>(List.of(rulesThen.split("; ")));
    }
    List<String> lines = new ArrayList<>(List.of(JUDGED + String.join("; ", judged)));
    for (String alert : replay(rules, OwnCapturesTest::numberAndRule)) {
      if (judged.contains(alert.split(" ", 3)[2])) {
        lines.add(alert);
      }
    }

    assertGolden("bundled.txt", lines);
  }

  @Test
  void theOfficialRulesFireAsReviewed() throws IOException {
    Path folder = Corpus.folder().resolve("upstream-rules");
    EffectiveRuleset rules =
        load(
            folder.resolve("falco_rules.yaml"),
            folder.resolve("falco-incubating_rules.yaml"),
            folder.resolve("falco-sandbox_rules.yaml"));

    assertGolden("official.txt", replay(rules, OwnCapturesTest::numberAndRule));
  }

  private static String numberAndRule(Match match) {
    return match.eventNumber() + " " + match.rule().name();
  }

  /** One line for each alert, behind the capture's name. */
  private static List<String> replay(EffectiveRuleset rules, Function<Match, String> print)
      throws IOException {
    List<String> alerts = new ArrayList<>();
    OutputOptions output = new OutputOptions(true, false, true, true, true, "node");
    for (String name : NAMES) {
      EngineOptions options =
          EngineOptions.captured().withRuleMatching(RuleMatching.ALL).withOutput(output);
      Replay replay = new Replay(options, match -> alerts.add(name + " " + print.apply(match)));
      assertEquals(List.of(), replay.load(rules).problems());
      try (CaptureReader capture = CaptureReader.open(CAPTURES.resolve(name + ".scap.gz"))) {
        replay.read(capture, () -> true);
      }
      assertTrue(replay.events() > 100, () -> name + ": " + replay.events() + " events");
      assertTrue(replay.dropped().isEmpty(), () -> name + ": " + replay.dropped());
    }
    return alerts;
  }

  private static EffectiveRuleset load(Path... files) throws IOException {
    List<RulesSource> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(new RulesSource(file.toString(), Files.readString(file)));
    }
    LoadOutcome outcome = new RulesLoader().load(sources);
    assertTrue(outcome.successful(), () -> outcome.results().toString());
    return outcome.ruleset();
  }

  private static boolean isWriting() {
    return "write".equals(System.getProperty("eyas.golden"));
  }

  private static void assertGolden(String file, List<String> lines) throws IOException {
    Path golden = CAPTURES.resolve(file);
    if (isWriting()) {
      Files.write(golden, lines);
    }
    assertEquals(String.join("\n", Files.readAllLines(golden)), String.join("\n", lines));
  }
}

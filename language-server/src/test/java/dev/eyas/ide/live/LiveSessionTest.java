package dev.eyas.ide.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.control.RulesLoadParams.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session against a sensor in a process of its own, over the real protocol. */
class LiveSessionTest {
  private static final String FILE = "file:///rules/falco_rules.local.yaml";

  private final RecordingClient client = new RecordingClient();
  private final LiveSession session =
      new LiveSession(FakeSensors::launch, client, Duration.ofMillis(20));
  private volatile String text = "# one\n- rule: Shell";

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void runsTheRulesAndShowsWhatTheyMatch() throws InterruptedException {
    start();
    LiveAlert alert = client.alert(any -> true);
    assertEquals(1, alert.version());
    assertEquals("2023-11-14T22:13:20.123456789Z", alert.time());
    assertEquals("1234567890123456789", alert.fields().get("proc.pid"), "no digit is rounded away");
    assertEquals(FILE, alert.location().getUri());
    assertEquals(new Position(1, 2), alert.location().getRange().getStart());

    LiveStatus counted = client.status(status -> !status.rules().isEmpty());
    assertEquals(1000, counted.count("Shell").orElseThrow().matches());
    assertEquals("running", counted.state());
    assertTrue(counted.message().contains("testhost"), counted.message());
  }

  @Test
  void anEditTakesEffectWithoutARestart() throws InterruptedException {
    start();
    edit("- rule: Shell # two");
    assertEquals(2, client.status(status -> status.runningVersion() == 2).editVersion());
    assertEquals(2, client.alert(alert -> alert.message().contains("two")).version());
  }

  @Test
  void aBrokenEditLeavesTheLastGoodVersionRunning() throws InterruptedException {
    start();
    edit("first line\nBROKEN");
    LiveStatus broken = client.status(status -> status.editVersion() == 2);
    assertEquals("running", broken.state());
    assertEquals(1, broken.runningVersion());
    assertEquals("Running version 1, edit has errors: no such field", broken.message());
    assertEquals(new Position(1, 0), broken.editErrors().get(0).position());

    edit("- rule: Shell # repaired");
    LiveStatus repaired = client.status(status -> status.runningVersion() == 3);
    assertEquals(List.of(), repaired.editErrors());
  }

  @Test
  void rulesWithErrorsFromTheStartRunOnceTheyAreRepaired() throws InterruptedException {
    text = "BROKEN";
    session.start(SensorTarget.THIS_NODE, this::rules);
    LiveStatus broken = client.status(status -> !status.editErrors().isEmpty());
    assertEquals(0, broken.runningVersion());
    edit("- rule: Shell");
    client.status(status -> status.runningVersion() == 2);
  }

  @Test
  void stopEndsTheSensor() throws InterruptedException {
    start();
    session.stop();
    assertEquals(LiveStatus.STOPPED, client.status(status -> status.state().equals("stopped")));
    edit("- rule: Shell # unheard");
    session.start(SensorTarget.THIS_NODE, this::rules);
    assertEquals(1, client.status(status -> status.runningVersion() > 0).runningVersion());
  }

  @Test
  void theDeathOfTheSensorIsTold() throws InterruptedException {
    start();
    edit("CRASH");
    LiveStatus failed = client.status(status -> status.state().equals("failed"));
    assertEquals("The sensor ended with exit code 3: the ring is gone", failed.message());
  }

  @Test
  void watchedRulesTellTheirNearMisses() throws Exception {
    text = "# one\n- rule: Shell\n  condition: proc.name = bash";
    session.watch(List.of("Shell"));
    start();
    LiveNearMisses misses = client.nearMisses(any -> true);
    assertEquals("Shell", misses.rule());
    assertEquals(1, misses.version());
    assertEquals(
        new LiveNearMisses.Miss("1970-01-01T00:00:01.700000000Z", 41, "execve", "zsh", 1, 2),
        misses.nearest().get(0));

    LiveExplanation explained = explain(new LiveEvent(1, "Shell", 41));
    assertEquals("generation 1 event 41", explained.condition().text());
    assertEquals(FILE, explained.condition().uri());
    assertEquals(
        new Range(new Position(2, 13), new Position(2, 22)), explained.condition().range());
    assertTrue(explained.current());

    String judged = text;
    edit(text + " # edited");
    assertEquals(2, client.nearMisses(report -> report.version() == 2).version());
    assertFalse(explain(new LiveEvent(1, "Shell", 41)).current(), "the text has moved on");

    edit(judged);
    assertEquals(3, client.nearMisses(report -> report.version() == 3).version());
    assertTrue(explain(new LiveEvent(1, "Shell", 41)).current(), "the edit was taken back");
  }

  @Test
  void whatNoRunningRulesJudgedIsNotExplained() throws Exception {
    start();
    ExecutionException unknown =
        assertThrows(ExecutionException.class, () -> explain(new LiveEvent(7, "Shell", 1)));
    assertEquals(
        "The rules that judged this event, version 7, run no more.",
        unknown.getCause().getMessage());
    session.stop();
    assertThrows(ExecutionException.class, () -> explain(new LiveEvent(1, "Shell", 1)));
  }

  private LiveExplanation explain(LiveEvent event) throws Exception {
    return session.explain(event).get(30, TimeUnit.SECONDS);
  }

  private void start() throws InterruptedException {
    session.start(SensorTarget.THIS_NODE, this::rules);
    client.status(status -> status.state().equals("starting"));
    client.status(status -> status.runningVersion() == 1);
  }

  private void edit(String newText) {
    text = newText;
    session.rulesChanged();
  }

  private CompletableFuture<List<Source>> rules() {
    return CompletableFuture.completedFuture(List.of(new Source(FILE, text)));
  }
}

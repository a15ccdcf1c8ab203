package dev.eyas.ide.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.control.RulesLoadParams.Source;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.kernel.KernelRequirements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live loop with the kernel's events: run, match, edit, break, stop. */
class LiveNodeTest {
  private static final String FILE = "file:///rules/falco_rules.local.yaml";
  private static final String RULE =
      """
      - rule: Touched
        desc: The test reads its own file.
        condition: fd.name = %s
        output: "touched %%fd.name by %%proc.name"
        priority: NOTICE
      """;

  @TempDir Path folder;
  private volatile String rules;

  @BeforeAll
  static void needsTheKernelsEvents() {
    Optional<String> missing = KernelRequirements.missing();
    if (missing.isPresent()) {
      String message = "NOT RUN: LiveNodeTest: " + missing.get();
      assertFalse(Boolean.getBoolean("eyas.ci"), message);
      System.err.println(message);
      Assumptions.abort(message);
    }
  }

  @Test
  void anEditIsJudgedByTheKernelsNextEvents() throws Exception {
    Path first = Files.writeString(folder.resolve("first"), "x");
    Path second = Files.writeString(folder.resolve("second"), "x");
    RecordingClient client = new RecordingClient();
    rules = RULE.formatted(first);
    try (LiveSession session =
        new LiveSession(LiveNodeTest::launch, client, Duration.ofMillis(50))) {
      session.start(() -> CompletableFuture.completedFuture(List.of(new Source(FILE, rules))));
      client.status(status -> status.runningVersion() == 1);
      Files.readString(first);
      LiveAlert alert = client.alert(any -> true);
      assertTrue(alert.message().startsWith("touched " + first + " by "), alert::message);
      assertEquals(first.toString(), alert.fields().get("fd.name"));
      client.status(
          status -> status.count("Touched").stream().anyMatch(count -> count.matches() > 0));

      rules = RULE.formatted(second);
      session.rulesChanged();
      client.status(status -> status.runningVersion() == 2);
      Files.readString(second);
      client.alert(next -> next.message().contains(second.toString()) && next.version() == 2);

      rules = RULE.formatted(second).replace("fd.name =", "fd.nome =");
      session.rulesChanged();
      LiveStatus broken = client.status(status -> status.editVersion() == 3);
      assertEquals(2, broken.runningVersion());
      assertEquals(FILE, broken.editErrors().get(0).uri());
      Files.readString(second);
      client.alert(next -> next.version() == 2);
    }
    client.status(status -> status.state().equals("stopped"));
  }

  private static CompletableFuture<SensorConnection> launch(SensorClient client) {
    try {
      return SensorProcess.start(FakeSensors.java(NodeSensor.class), client).initialize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

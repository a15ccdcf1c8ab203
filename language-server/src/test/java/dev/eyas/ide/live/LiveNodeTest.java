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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
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
      session.start(SensorTarget.THIS_NODE, this::sources);
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

  @Test
  void aRuleThatStaysSilentTellsWhatItLacked() throws Exception {
    Path wanted = Files.writeString(folder.resolve("wanted"), "x");
    Path other = Files.writeString(folder.resolve("other"), "x");
    RecordingClient client = new RecordingClient();
    rules =
        RULE.formatted("(%s) and fd.directory = %s".formatted(wanted, folder))
            .replace("fd.name = (", "evt.type = openat and fd.name in (");
    try (LiveSession session =
        new LiveSession(LiveNodeTest::launch, client, Duration.ofMillis(50))) {
      session.watch(List.of("Touched"));
      session.start(SensorTarget.THIS_NODE, this::sources);
      client.status(status -> status.runningVersion() == 1);
      Files.readString(other);
      LiveNearMisses misses =
          client.nearMisses(
              report -> report.nearest().stream().anyMatch(m -> m.message().contains("/other by")));
      LiveNearMisses.Miss miss =
          misses.nearest().stream()
              .filter(m -> m.message().contains("/other by"))
              .findFirst()
              .orElseThrow();
      assertEquals(2, miss.held());
      assertEquals(3, miss.total());
      LiveExplanation.Part condition =
          session
              .explain(new LiveEvent(1, "Touched", miss.eventNumber()))
              .get(30, TimeUnit.SECONDS)
              .condition();
      assertEquals("and", condition.kind());
      assertEquals(
          List.of("true", "false", "true"),
          condition.parts().stream().map(LiveExplanation.Part::outcome).toList());
      LiveExplanation.Part name = condition.parts().get(1);
      assertEquals(other.toString(), name.values().get(0).value());
      assertEquals(new Position(2, 35), name.range().getStart());
    }
  }

  /** The shell elsewhere is a stand-in; the sensor that it starts is real. */
  @Test
  void theSensorOfAnotherNodeIsReachedThroughItsShell() throws Exception {
    String ssh =
        script("ssh", "while [ \"$1\" != -- ]; do shift; done; shift 2; exec sh -c \"$*\"");
    watches(new SensorTarget.RemoteNode("admin@node-1", ssh, sensor()));
  }

  @Test
  void theSensorOfAPodIsReachedThroughKubectl() throws Exception {
    String kubectl =
        script("kubectl", "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");
    watches(new SensorTarget.Pod("ds/eyas", "security", "", kubectl, sensor()));
  }

  private void watches(SensorTarget target) throws Exception {
    Path first = Files.writeString(folder.resolve("first"), "x");
    RecordingClient client = new RecordingClient();
    rules = RULE.formatted(first);
    try (LiveSession session =
        new LiveSession(new SensorLaunchers(), client, Duration.ofMillis(50))) {
      session.start(target, this::sources);
      client.status(status -> status.runningVersion() == 1);
      Files.readString(first);
      assertEquals("Touched", client.alert(any -> true).rule());
    }
    client.status(status -> status.state().equals("stopped"));
  }

  /** The command that {@code eyas} is there. */
  private String sensor() throws IOException {
    String command =
        FakeSensors.java(NodeSensor.class).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    return script("eyas", "exec " + command);
  }

  private String script(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }

  private CompletableFuture<List<Source>> sources() {
    return CompletableFuture.completedFuture(List.of(new Source(FILE, rules)));
  }

  private static CompletableFuture<SensorConnection> launch(
      SensorTarget target, SensorClient client) {
    try {
      return SensorProcess.start(FakeSensors.java(NodeSensor.class), client).initialize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

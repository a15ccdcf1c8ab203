package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.sensor.container.DockerDaemon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code eyas run} of the assembled distribution, on this node's kernel. */
@Timeout(180)
class RunLiveIT {
  private static final String READY = "rules in force";

  /** On a machine that does nothing else a few milliseconds are enough. */
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  @BeforeEach
  void assumeLive() {
    LiveRequirements.assume();
  }

  @Test
  void tellsWhoReadsTheShadowFileAndSumsUpInTheEnd() throws Exception {
    try (Running eyas = Running.start(List.of(Dist.LAUNCHER.toString(), "run"))) {
      eyas.awaitErr(READY);

      Finished.of(new ProcessBuilder("cat", "/etc/shadow"));
      Optional<String> alert =
          eyas.awaitOut(line -> line.contains("command=cat /etc/shadow"), SOON);

      assertTrue(alert.isPresent(), () -> "no alert in " + eyas.out());
      assertTrue(
          alert.get().matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{9}: Warning Sensitive file opened .*"),
          alert.get());
      assertTrue(alert.get().contains("container_id=host"), alert.get());

      assertEquals(0, eyas.terminate());
      String summary = String.join("\n", eyas.err());
      assertTrue(summary.matches("(?s).*\nEvents seen: [1-9][0-9]*\nEvents dropped: .*"), summary);
      assertTrue(summary.matches("(?s).*\n   Sensitive File Read: [1-9][0-9]*.*"), summary);
    }
  }

  @Test
  void printsJsonOnDemand() throws Exception {
    Path marker = Files.writeString(folder.resolve("marker"), "x");
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            """
            - rule: Marker Read
              desc: the test's own file is read
              condition: evt.type in (open, openat, openat2) and fd.name = %s
              output: marker (command=%%proc.cmdline file=%%fd.name)
              priority: notice
              tags: [b, a]
            """
                .formatted(marker));
    try (Running eyas =
        Running.start(
            List.of(
                Dist.LAUNCHER.toString(),
                "run",
                "-r",
                rules.toString(),
                "-o",
                "json_output=true"))) {
      eyas.awaitErr(READY);

      Finished.of(new ProcessBuilder("cat", marker.toString()));
      Optional<String> line = eyas.awaitOut(text -> text.contains("Marker Read"), SOON);

      JsonObject alert = JsonParser.parseString(line.orElseThrow()).getAsJsonObject();
      assertEquals("Notice", alert.get("priority").getAsString());
      assertEquals("[\"a\",\"b\"]", alert.get("tags").toString());
      assertEquals(
          "cat " + marker,
          alert.getAsJsonObject("output_fields").get("proc.cmdline").getAsString());
      assertEquals(0, eyas.terminate());
    }
  }

  @Test
  void aShellInAContainerComesWithTheContainersName() throws Exception {
    try (DockerDaemon docker = DockerDaemon.start();
        Running eyas =
            Running.start(
                List.of(
                    Dist.LAUNCHER.toString(),
                    "run",
                    "--docker-socket",
                    docker.socket().toString()))) {
      eyas.awaitErr(READY);

      // Other tests may run containers of their own on this node.
      docker.run("web-1", "bash", "-c", "exit 0", "run-live");
      Optional<String> alert = eyas.awaitOut(line -> line.contains("exit 0 run-live"), SOON);

      assertTrue(alert.isPresent(), () -> "no alert in " + eyas.out());
      assertTrue(alert.get().contains("Unauthorized shell detected"), alert.get());
      assertTrue(alert.get().contains("container_name=web-1"), alert.get());
      assertTrue(alert.get().contains("image=eyas/test"), alert.get());
      assertEquals(0, eyas.terminate());
    }
  }

  @Test
  void rulesWithAnErrorStopTheStart() throws Exception {
    Path rules = Files.writeString(folder.resolve("bad.yaml"), "- rule: only a name\n");

    Finished eyas =
        Finished.of(
            Dist.process(
                List.of(Dist.LAUNCHER.toString(), "run", "-r", rules.toString()), Map.of()));

    assertEquals(1, eyas.code());
    assertTrue(eyas.err().contains("bad.yaml:1:3: error LOAD_ERR_YAML_VALIDATE"), eyas.err());
    assertFalse(eyas.err().contains(READY), eyas.err());
    assertEquals("", eyas.out());
  }
}

package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the server's process ends. */
class ServerProcessTest {
  @TempDir Path folder;
  private Process server;
  private RawClient client;

  @BeforeEach
  void start() throws IOException {
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServerLauncher.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    client = new RawClient(server.getOutputStream(), server.getInputStream(), folder);
  }

  @AfterEach
  void end() {
    server.destroyForcibly();
  }

  @Test
  void wellAfterShutdown() throws Exception {
    client.initialize();
    client.request("shutdown", "null");
    client.notification("exit", "null");
    assertEquals(0, exitCode());
  }

  @Test
  void badlyWithoutShutdown() throws Exception {
    client.initialize();
    client.notification("exit", "null");
    assertEquals(1, exitCode());
  }

  @Test
  void alsoBeforeInitialize() throws Exception {
    client.notification("exit", "null");
    assertEquals(1, exitCode());
  }

  @Test
  void whenTheClientIsGone() throws Exception {
    client.initialize();
    server.getOutputStream().close();
    assertEquals(0, exitCode());
  }

  private int exitCode() throws InterruptedException {
    assertTrue(server.waitFor(60, TimeUnit.SECONDS), "it goes on");
    return server.exitValue();
  }
}

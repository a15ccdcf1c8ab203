package dev.eyas.ide.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.control.Alert;
import dev.eyas.sensor.control.ControlSocket;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.NearMissReport;
import dev.eyas.sensor.control.Protocol;
import dev.eyas.sensor.control.SensorBackend;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.control.Stats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSocketTest {
  @TempDir Path folder;

  @Test
  void theSensorOfAServiceIsUsedAndOutlivesItsClient() throws Exception {
    Path path = folder.resolve("sensor.sock");
    InitializeResult self = new InitializeResult(Protocol.VERSION, "1.2.3", "node");
    try (ControlSocket service =
        ControlSocket.open(path, Optional.empty(), IdleSensor::new, self)) {
      for (int i = 0; i < 2; i++) {
        SensorConnection connection =
            new LocalSensorLauncher(path).launch(new DeafClient()).get(60, TimeUnit.SECONDS);
        assertEquals("node", connection.sensor().hostname());
        assertEquals(7, connection.server().stats().get(60, TimeUnit.SECONDS).events());
        connection.close();
        assertTrue(connection.ended().get(60, TimeUnit.SECONDS).contains("has ended"));
      }
    }
  }

  /** There is no distribution here that another could be started from. */
  @Test
  void whereNobodyListensOneIsStarted() throws Exception {
    Path stale = Files.writeString(folder.resolve("stale"), "");
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () ->
                new LocalSensorLauncher(stale).launch(new DeafClient()).get(60, TimeUnit.SECONDS));
    assertTrue(
        failure.getCause().getMessage().contains("not started from a distribution"),
        failure.getMessage());
  }

  private static final class IdleSensor implements SensorBackend {
    @Override
    public Loaded load(List<RulesSource> sources) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void onMatch(MatchListener listener) {}

    @Override
    public Counts counts() {
      return new Counts(0, 7, Map.of(), List.of());
    }

    @Override
    public void watch(Set<String> rules) {}

    @Override
    public List<NearMisses> nearMisses() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private static final class DeafClient implements SensorClient {
    @Override
    public void alert(Alert alert) {}

    @Override
    public void nearMisses(NearMissReport report) {}

    @Override
    public void stats(Stats stats) {}
  }
}

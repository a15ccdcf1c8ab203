package dev.eyas.ide.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.control.Alert;
import dev.eyas.sensor.control.NearMissReport;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.control.Stats;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SensorStartTest {
  private static final Path HOME = Path.of("/opt/eyas");
  private static final List<String> SENSOR = List.of("/opt/eyas/bin/eyas", "sensor", "--stdio");

  @Test
  void rootStartsItDirectly() {
    assertEquals(List.of(SENSOR), commands("Linux", "amd64", true).candidates());
  }

  @Test
  void othersAskPolkitThenSudo() {
    List<List<String>> candidates = commands("Linux", "amd64", false).candidates();
    assertEquals(
        List.of("pkexec", "sudo"), candidates.stream().map(command -> command.get(0)).toList());
    assertTrue(candidates.get(1).containsAll(SENSOR));
  }

  @Test
  void othersAskForTheHelperWhereThereIsOne() {
    Path helper = Path.of("/opt/eyas/libexec/eyas-sensor");
    SensorCommands commands =
        new SensorCommands("Linux", "amd64", HOME, Optional.of(helper), false);
    assertEquals(
        List.of(
            List.of("pkexec", "--disable-internal-agent", helper.toString()),
            List.of("sudo", "-n", helper.toString())),
        commands.candidates());
  }

  @Test
  void whereThereIsNoSensorItSaysSo() {
    assertMessage(
        "runs on Linux only, and this is Mac OS X", commands("Mac OS X", "aarch64", false));
    assertMessage("runs on Linux only", commands("Windows 11", "amd64", false));
    assertMessage("no sensor for Linux on aarch64 yet", commands("Linux", "aarch64", true));
  }

  @Test
  void aSensorThatMayNotRunGivesItsReason() throws Exception {
    SensorProcess refused = SensorProcess.start(FakeSensors.command("refuse"), new DeafClient());
    ExecutionException failure =
        assertThrows(
            ExecutionException.class, () -> refused.initialize().get(30, TimeUnit.SECONDS));
    assertEquals(
        "The sensor ended with exit code 126: you may not", failure.getCause().getMessage());
  }

  private static void assertMessage(String part, SensorCommands commands) {
    String message =
        assertThrows(SensorUnavailableException.class, commands::candidates).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static final class DeafClient implements SensorClient {
    @Override
    public void nearMisses(NearMissReport report) {}

    @Override
    public void alert(Alert alert) {}

    @Override
    public void stats(Stats stats) {}
  }

  private static SensorCommands commands(String os, String arch, boolean root) {
    return new SensorCommands(os, arch, HOME, Optional.empty(), root);
  }
}

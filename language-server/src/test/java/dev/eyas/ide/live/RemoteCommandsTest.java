package dev.eyas.ide.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCommandsTest {
  @Test
  void anotherNodesSensorRunsAsRoot() {
    assertEquals(
        List.of(
            "ssh",
            "-T",
            "-o",
            "BatchMode=yes",
            "--",
            "admin@node-1",
            "sh -c 'if [ \"$(id -u)\" = 0 ]; then exec eyas sensor --stdio; fi;"
                + " exec sudo -n eyas sensor --stdio'"),
        RemoteCommands.ssh(new SensorTarget.RemoteNode("admin@node-1", "ssh", "eyas")));
  }

  @Test
  void aPodsSensorIsNamedInFull() {
    assertEquals(
        List.of(
            "kubectl",
            "exec",
            "--stdin",
            "--namespace=security",
            "--container=eyas",
            "ds/eyas",
            "--",
            "/opt/eyas/bin/eyas",
            "sensor",
            "--stdio"),
        RemoteCommands.kubectl(
            new SensorTarget.Pod("ds/eyas", "security", "eyas", "kubectl", "/opt/eyas/bin/eyas")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-oProxyCommand=sh", "a b"})
  void whatIsNoNameIsRefused(String name) {
    assertThrows(
        SensorUnavailableException.class,
        () -> RemoteCommands.ssh(new SensorTarget.RemoteNode(name, "ssh", "eyas")));
    assertThrows(
        SensorUnavailableException.class,
        () -> RemoteCommands.kubectl(new SensorTarget.Pod(name, "", "", "kubectl", "eyas")));
  }
}

package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.container.ContainerEngines;
import dev.eyas.sensor.container.EngineType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerOptionsTest {
  private final Map<String, String> settings = new LinkedHashMap<>();

  @Test
  void withoutSettingsAllEnginesAreLookedForInTheirUsualPlaces() {
    ContainerEngines engines = engines();

    assertEquals(List.of(EngineType.values()).size(), engines.sockets().size());
    assertTrue(
        engines.sockets().get(EngineType.CRI).contains(Path.of("/run/crio/crio.sock")),
        engines::toString);
    assertTrue(
        engines
            .sockets()
            .get(EngineType.PODMAN)
            .contains(Path.of("/run/user/*/podman/podman.sock")),
        engines::toString);
    assertEquals(100, engines.longestLabel());
  }

  @Test
  void anEngineCanListenElsewhereOrBeOff() {
    settings.put("engines.podman.enabled", "false");
    settings.put("engines.podman.sockets", "/run/p.sock");
    settings.put("engines.cri.sockets", "/run/a.sock, /run/b.sock");
    settings.put("label_max_len", "20");
    settings.put("json_output", "true");

    ContainerEngines engines = engines();

    assertFalse(engines.sockets().containsKey(EngineType.PODMAN));
    assertEquals(
        List.of(Path.of("/run/a.sock"), Path.of("/run/b.sock")),
        engines.sockets().get(EngineType.CRI));
    assertEquals(20, engines.longestLabel());
    assertEquals(Map.of("json_output", "true"), settings, "the rest is for others");
  }

  @ParameterizedTest
  @CsvSource({
    "engines.rkt.enabled, true, no such engine; known are podman",
    "engines.lxc.sockets, /run/lxc.sock, nobody can be asked",
    "engines.cri.enabled, maybe, the value must be true or false",
    "engines.cri.sockets, crio.sock, the value must be absolute paths",
    "label_max_len, long, the value must be a number",
  })
  void whatIsNoSettingIsRefused(String key, String value, String message) {
    settings.put(key, value);

    String told = assertThrows(IllegalArgumentException.class, this::engines).getMessage();

    assertTrue(told.startsWith("-o " + key) && told.contains(message), told);
  }

  private ContainerEngines engines() {
    return new ContainerOptions().engines(settings);
  }
}

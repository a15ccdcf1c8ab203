package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.LiveTest;
import dev.eyas.sensor.Match;
import dev.eyas.sensor.container.ContainerdDaemon.RunningPod;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Containers are started, one after the other, and the very first event of each is looked at: it
 * has to bear the container's name, image, labels and pod, in 99 of 100 starts. A few that are all
 * right will do; if one is not, it takes a hundred to tell. {@code eyas.container.starts}: how
 * many, then.
 */
@LiveTest
@Timeout(1200)
class FirstEventLiveTest {
  private static final int ENOUGH = 100;
  private static final Integer STARTS = Integer.getInteger("eyas.container.starts");
  private static final String RULE =
      """
      - rule: first
        desc: whatever happens in a container
        condition: evt.type in (clone, clone3, fork, vfork, execve, openat, close) and container.id != host
        output: "%container.id %container.name %container.image %container.label[team] %k8s.pod.name"
        priority: INFO
      """;

  /** How a runtime starts a container. */
  private interface Starter {
    /**
     * @return its whole id
     */
    String start(String name) throws Exception;
  }

  private record Seen(String name, String image, String team, String pod) {
    static Seen of(Match match) {
      Map<String, Object> fields = match.fields();
      return new Seen(
          String.valueOf(fields.get("container.name")),
          String.valueOf(fields.get("container.image")),
          String.valueOf(fields.get("container.label[team]")),
          String.valueOf(fields.get("k8s.pod.name")));
    }
  }

  /** By the id that events show. */
  private final Map<String, Seen> first = new ConcurrentHashMap<>();

  @Test
  void docker() throws Exception {
    try (DockerDaemon docker = DockerDaemon.start()) {
      check(
          "docker",
          30,
          ContainerEngines.none().with(EngineType.DOCKER, List.of(docker.socket())),
          new Seen("NAME", "eyas/test:1", "blue", "null"),
          name ->
              docker.docker(
                  "run",
                  "--detach",
                  "--network",
                  "none",
                  "--label",
                  "team=blue",
                  "--name",
                  name,
                  "eyas/test:1",
                  "sleep",
                  "1"));
    }
  }

  @Test
  void podman() throws Exception {
    try (PodmanService podman = PodmanService.start()) {
      check(
          "podman",
          20,
          ContainerEngines.none().with(EngineType.PODMAN, List.of(podman.socket())),
          new Seen("NAME", PodmanService.IMAGE, "blue", "null"),
          name ->
              podman.podman(
                  "run",
                  "--detach",
                  "--label",
                  "team=blue",
                  "--name",
                  name,
                  PodmanService.IMAGE,
                  "sleep",
                  "1"));
    }
  }

  @Test
  void kubernetes() throws Exception {
    try (ContainerdDaemon containerd = ContainerdDaemon.start()) {
      RunningPod pod = containerd.runPod("shop-0", "sales", UUID.randomUUID().toString(), Map.of());
      check(
          "CRI (containerd)",
          20,
          ContainerEngines.none()
              .with(EngineType.CRI, List.of(containerd.socket()))
              .with(EngineType.CONTAINERD, List.of(containerd.socket())),
          new Seen("NAME", ContainerdDaemon.IMAGE, "blue", "shop-0"),
          name ->
              containerd.start(
                  pod, name, Map.of("team", "blue"), Path.of("/tmp"), List.of("/bin/sleep", "1")));
      containerd.remove(pod);
    }
  }

  /**
   * @param expected of each container's first event, but for its name
   */
  private void check(
      String runtime, int usual, ContainerEngines engines, Seen expected, Starter starter)
      throws Exception {
    Map<String, String> names = new ConcurrentHashMap<>();
    try (LiveSensor sensor = watch(engines)) {
      start(STARTS == null ? usual : STARTS, names, starter);
      if (names.size() < ENOUGH && !wrong(names, expected).isEmpty()) {
        start(ENOUGH, names, starter);
      }
      Map<String, Seen> wrong = wrong(names, expected);
      System.out.printf(
          "first events of %s containers: %d of %d right%n",
          runtime, names.size() - wrong.size(), names.size());
      assertTrue(
          wrong.size() * 100 <= names.size(),
          () -> wrong + ", unnamed: " + sensor.unnamedContainers());
    }
  }

  private void start(int upTo, Map<String, String> names, Starter starter) throws Exception {
    for (int i = names.size(); i < upTo; i++) {
      String name = "first-" + i;
      names.put(starter.start(name).substring(0, 12), name);
    }
    awaitAll(names);
  }

  /** What was seen of containers whose first event did not tell what they are, by name. */
  private Map<String, Seen> wrong(Map<String, String> names, Seen expected) {
    Map<String, Seen> wrong = new HashMap<>();
    names.forEach(
        (id, name) -> {
          Seen right = new Seen(name, expected.image(), expected.team(), expected.pod());
          if (!right.equals(first.get(id))) {
            wrong.put(name, first.get(id));
          }
        });
    return wrong;
  }

  private LiveSensor watch(ContainerEngines engines) throws Exception {
    LoadOutcome rules = new RulesLoader().load(List.of(new RulesSource("first", RULE)));
    assertTrue(rules.successful(), () -> rules.results().toString());
    LiveSensor sensor = LiveSensor.open(LiveOptions.defaults().withContainers(engines));
    sensor.onMatch(
        match ->
            first.putIfAbsent(String.valueOf(match.fields().get("container.id")), Seen.of(match)));
    assertEquals(List.of(), sensor.load(rules.ruleset()).problems());
    return sensor;
  }

  private void awaitAll(Map<String, String> names) throws Exception {
    for (int i = 0; i < 600 && !first.keySet().containsAll(names.keySet()); i++) {
      Thread.sleep(100);
    }
    assertTrue(first.keySet().containsAll(names.keySet()), "each container has had an event");
  }
}

package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class PrivilegesTest {
  private static final Path PACKAGING = Path.of("packaging");

  @Test
  void whatIsMissingAndWhatIsTooMuchIsTold() {
    long needed = Capability.mask();
    assertEquals(0xc000080004L, needed);
    assertEquals(List.of(), Privileges.remarks(Set.of(needed)));

    String missing = Privileges.remarks(Set.of(needed, needed & ~(1L << 19))).get(0);
    assertTrue(missing.contains("[CAP_SYS_PTRACE]"), missing);
    String excess = Privileges.remarks(Set.of(needed, needed | 1L << 21 | 1L << 1)).get(0);
    assertTrue(excess.contains("2 capabilities that it does not need"), excess);
    long undivided = needed & ~(1L << 38 | 1L << 39) | 1L << 21;
    List<String> remarks = Privileges.remarks(Set.of(undivided));
    assertEquals(1, remarks.size(), "CAP_SYS_ADMIN holds both");
    assertTrue(remarks.get(0).contains("a capability that it does not need"), remarks.get(0));
  }

  @Test
  void allWaysToRunItGiveTheSameCapabilities() throws Exception {
    Set<String> needed =
        Capability.NEEDED.stream()
            .map(capability -> capability.name().substring("CAP_".length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(needed, ofService());
    assertEquals(needed, ofDaemonSet());
    assertEquals(needed, ofLauncher());
  }

  private static Set<String> ofService() throws Exception {
    return values(PACKAGING.resolve("eyas.service"), "CapabilityBoundingSet=", " ")
        .map(name -> name.substring("CAP_".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ofLauncher() throws Exception {
    return values(Path.of("../cli/src/main/dist/bin/eyas"), "  needed=-all,", ",")
        .map(name -> name.substring(1).toUpperCase())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> values(Path file, String prefix, String separator)
      throws Exception {
    String line =
        Files.readAllLines(file).stream().filter(l -> l.startsWith(prefix)).findFirst().get();
    return Stream.of(line.substring(prefix.length()).split(separator));
  }

  /** As far as that can be told without a cluster: it is YAML of the shape that is meant. */
  @SuppressWarnings("unchecked")
  private static Set<String> ofDaemonSet() throws Exception {
    String text = Files.readString(PACKAGING.resolve("daemonset.yaml"));
    Map<String, Object> set =
        StreamSupport.stream(
                new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text).spliterator(),
                false)
            .map(document -> (Map<String, Object>) document)
            .filter(document -> document.get("kind").equals("DaemonSet"))
            .findFirst()
            .get();
    Map<String, Object> pod = at(set, "spec", "template", "spec");
    assertEquals(true, pod.get("hostPID"));
    Map<String, Object> container = ((List<Map<String, Object>>) pod.get("containers")).get(0);
    Set<Object> volumes = names(pod.get("volumes"));
    assertTrue(volumes.containsAll(names(container.get("volumeMounts"))));
    Map<String, Object> capabilities = at(container, "securityContext", "capabilities");
    assertEquals(List.of("ALL"), capabilities.get("drop"));
    return new TreeSet<>((List<String>) capabilities.get("add"));
  }

  @SuppressWarnings("unchecked")
  private static Set<Object> names(Object list) {
    return ((List<Map<String, Object>>) list)
        .stream().map(entry -> entry.get("name")).collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> from, String... keys) {
    Map<String, Object> found = from;
    for (String key : keys) {
      found = (Map<String, Object>) found.get(key);
    }
    return found;
  }
}

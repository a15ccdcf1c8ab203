package dev.eyas.sensor.container;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.sensor.container.ContainerInfo.Mount;
import dev.eyas.sensor.container.containerd.Container;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * From containerd's own containers to {@link ContainerInfo}. Their {@code spec} is the OCI runtime
 * specification's {@code config.json}.
 */
final class ContainerdDescriptions {
  private static final String MODE = "mode=";

  /**
   * @param digest of the image, may be empty
   */
  static ContainerInfo of(Container container, String digest) {
    JsonObject spec = JsonPath.parse(container.getSpec().getValue().toStringUtf8());
    ImageName image = ImageName.parse(container.getImage()).withDigest(digest);
    Set<String> namespaces =
        objects(spec, "linux", "namespaces")
            .map(namespace -> JsonPath.text(namespace, "type"))
            .collect(Collectors.toSet());
    String id = ContainerRef.shorten(container.getId());
    String propagation = JsonPath.text(spec, "linux", "rootfsPropagation");
    Map<String, String> labels = Map.copyOf(container.getLabelsMap());
    return new ContainerInfo(
        id,
        container.getId(),
        "containerd",
        id,
        container.getImage(),
        "",
        image.repository(),
        image.tag(),
        image.digest(),
        isPrivileged(spec),
        !namespaces.contains("pid"),
        !namespaces.contains("network"),
        !namespaces.contains("ipc"),
        "",
        "",
        objects(spec, "mounts").map(mount -> mount(mount, propagation)).toList(),
        labels,
        ContainerInfo.Pod.of(labels, "", Map.of(), "", ""));
  }

  private static Mount mount(JsonObject mount, String propagation) {
    List<String> options = texts(mount, "options").toList();
    String mode =
        options.stream()
            .filter(option -> option.startsWith(MODE))
            .map(option -> option.substring(MODE.length()))
            .findFirst()
            .orElse("");
    return new Mount(
        JsonPath.text(mount, "source"),
        JsonPath.text(mount, "destination"),
        mode,
        !options.contains("ro"),
        propagation);
  }

  /**
   * There is no such mark in the specification: privileged is what nothing is masked in, no profile
   * confines, and whose sysfs and cgroups can be written to.
   */
  private static boolean isPrivileged(JsonObject spec) {
    boolean confined =
        JsonPath.find(spec, "linux", "maskedPaths").isPresent()
            || JsonPath.find(spec, "linux", "readonlyPaths").isPresent()
            || JsonPath.find(spec, "linux", "seccomp").isPresent()
            || !JsonPath.text(spec, "process", "selinuxLabel").isEmpty()
            || !Set.of("", "unconfined")
                .contains(JsonPath.text(spec, "process", "apparmorProfile"));
    return JsonPath.find(spec, "linux").isPresent()
        && !confined
        && objects(spec, "mounts").noneMatch(ContainerdDescriptions::isReadOnlyKernelFolder);
  }

  private static boolean isReadOnlyKernelFolder(JsonObject mount) {
    return Set.of("sysfs", "cgroup").contains(JsonPath.text(mount, "type"))
        && texts(mount, "options").anyMatch("ro"::equals);
  }

  private static Stream<JsonObject> objects(JsonObject root, String... keys) {
    return elements(root, keys).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
  }

  private static Stream<String> texts(JsonObject root, String... keys) {
    return elements(root, keys).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
  }

  private static Stream<JsonElement> elements(JsonObject root, String... keys) {
    JsonArray found =
        JsonPath.find(root, keys)
            .filter(JsonElement::isJsonArray)
            .map(JsonElement::getAsJsonArray)
            .orElseGet(JsonArray::new);
    return StreamSupport.stream(found.spliterator(), false);
  }

  private ContainerdDescriptions() {}
}

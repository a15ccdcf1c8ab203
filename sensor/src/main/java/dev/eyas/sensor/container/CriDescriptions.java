package dev.eyas.sensor.container;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.sensor.container.ContainerInfo.Pod;
import dev.eyas.sensor.container.cri.ContainerStatus;
import dev.eyas.sensor.container.cri.ContainerStatusResponse;
import dev.eyas.sensor.container.cri.Mount;
import dev.eyas.sensor.container.cri.NamespaceMode;
import dev.eyas.sensor.container.cri.NamespaceOption;
import dev.eyas.sensor.container.cri.PodSandboxStatus;
import dev.eyas.sensor.container.cri.PodSandboxStatusResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From a CRI runtime's answers to {@link ContainerInfo}. What the interface does not define stands
 * as JSON under {@code info} in verbose answers, worded differently by containerd and CRI-O.
 */
final class CriDescriptions {
  private static final String INFO = "info";
  private static final String SHA256 = "sha256:";

  static ContainerInfo of(
      String type, ContainerStatusResponse answer, Optional<PodSandboxStatusResponse> pod) {
    ContainerStatus status = answer.getStatus();
    JsonObject verbose = JsonPath.parse(answer.getInfoOrDefault(INFO, ""));
    ImageName image = image(status, verbose);
    NamespaceOption namespaces =
        pod.map(p -> namespaces(p.getStatus())).orElseGet(NamespaceOption::getDefaultInstance);
    Pod described = pod.map(CriDescriptions::pod).orElse(null);
    return new ContainerInfo(
        ContainerRef.shorten(status.getId()),
        status.getId(),
        type,
        status.getMetadata().getName(),
        image.tagged(),
        imageId(status, verbose),
        image.repository(),
        image.tag(),
        image.digest(),
        isPrivileged(verbose),
        namespaces.getPid() == NamespaceMode.NODE,
        namespaces.getNetwork() == NamespaceMode.NODE,
        namespaces.getIpc() == NamespaceMode.NODE,
        described == null ? "" : described.ip(),
        described == null ? "" : described.cniResult(),
        status.getMountsList().stream().map(CriDescriptions::mount).toList(),
        labels(status, described),
        described);
  }

  /** The container that holds a pod's namespaces: nothing but the pod is known of it. */
  static ContainerInfo sandbox(String type, PodSandboxStatusResponse answer) {
    Pod pod = pod(answer);
    NamespaceOption namespaces = namespaces(answer.getStatus());
    return new ContainerInfo(
        ContainerRef.shorten(pod.sandboxId()),
        pod.sandboxId(),
        type,
        "",
        "",
        "",
        "",
        "",
        "",
        false,
        namespaces.getPid() == NamespaceMode.NODE,
        namespaces.getNetwork() == NamespaceMode.NODE,
        namespaces.getIpc() == NamespaceMode.NODE,
        pod.ip(),
        pod.cniResult(),
        List.of(),
        pod.labels(),
        pod);
  }

  private static NamespaceOption namespaces(PodSandboxStatus status) {
    return status.getLinux().getNamespaces().getOptions();
  }

  private static Pod pod(PodSandboxStatusResponse answer) {
    PodSandboxStatus status = answer.getStatus();
    return new Pod(
        status.getMetadata().getName(),
        status.getMetadata().getNamespace(),
        status.getMetadata().getUid(),
        status.getId(),
        Map.copyOf(status.getLabelsMap()),
        status.getNetwork().getIp(),
        cniResult(JsonPath.parse(answer.getInfoOrDefault(INFO, ""))));
  }

  /** The interfaces within the pod: not the loop-back, nor the host's ends. */
  private static String cniResult(JsonObject verbose) {
    Optional<JsonElement> interfaces = JsonPath.find(verbose, "cniResult", "Interfaces");
    if (interfaces.isPresent() && interfaces.get().isJsonObject()) {
      JsonObject own = interfaces.get().getAsJsonObject().deepCopy();
      own.keySet().removeIf(name -> name.equals("lo") || name.startsWith("veth"));
      return own.toString();
    }
    return JsonPath.text(verbose, "runtimeSpec", "annotations", "io.kubernetes.cri-o.CNIResult");
  }

  /**
   * Repository and digest stand in the reference {@code host/image@sha256:…}; an image that came
   * without a registry is referred to by its digest alone. What was asked for may be an id, too:
   * then the runtime's own annotations tell the name.
   */
  private static ImageName image(ContainerStatus status, JsonObject verbose) {
    String named = status.getImage().getImage();
    if (named.isEmpty() || isId(named)) {
      named = annotatedImage(verbose).orElse(named);
    }
    String reference = status.getImageRef();
    if (reference.startsWith(SHA256)) {
      return ImageName.parse(named).withDigest(reference);
    }
    ImageName referred = ImageName.parse(reference);
    ImageName name = isId(named) ? referred : ImageName.parse(named);
    return referred.digest().isEmpty() ? name : name.withDigest(referred.digest());
  }

  private static Optional<String> annotatedImage(JsonObject verbose) {
    return List.of(
            "io.kubernetes.cri.image-name",
            "io.kubernetes.cri-o.Image",
            "io.kubernetes.cri-o.ImageName")
        .stream()
        .map(name -> JsonPath.text(verbose, "runtimeSpec", "annotations", name))
        .filter(name -> !name.isEmpty() && !isId(name))
        .findFirst();
  }

  /** Of an image: CRI-O leaves the algorithm out. */
  private static boolean isId(String name) {
    return name.startsWith(SHA256) || ContainerRef.isHexId(name);
  }

  /**
   * A kubelet asks for images by their ids; others by name, and then the reference may be the id.
   */
  private static String imageId(ContainerStatus status, JsonObject verbose) {
    return Stream.of(
            JsonPath.text(verbose, "config", "image", "image"),
            status.getImageId(),
            status.getImageRef(),
            status.getImage().getImage())
        .map(id -> id.startsWith(SHA256) ? id.substring(SHA256.length()) : id)
        .filter(ContainerRef::isHexId)
        .findFirst()
        .orElse("");
  }

  private static boolean isPrivileged(JsonObject verbose) {
    return JsonPath.truth(verbose, "config", "linux", "security_context", "privileged")
        .or(() -> JsonPath.truth(verbose, "privileged"))
        .orElse(false);
  }

  private static Map<String, String> labels(ContainerStatus status, Pod pod) {
    Map<String, String> labels = new HashMap<>(status.getLabelsMap());
    if (pod != null) {
      labels.putAll(pod.asLabels());
    }
    return Map.copyOf(labels);
  }

  private static ContainerInfo.Mount mount(Mount mount) {
    String propagation =
        switch (mount.getPropagation()) {
          case PROPAGATION_PRIVATE -> "private";
          case PROPAGATION_HOST_TO_CONTAINER -> "rslave";
          case PROPAGATION_BIDIRECTIONAL -> "rshared";
          case UNRECOGNIZED -> "unknown";
        };
    return new ContainerInfo.Mount(
        mount.getHostPath(), mount.getContainerPath(), "", !mount.getReadonly(), propagation);
  }

  private CriDescriptions() {}
}

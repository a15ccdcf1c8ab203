package dev.eyas.sensor.container;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A container as its runtime describes it. A string that the runtime does not give is empty.
 *
 * @param id first 12 characters of the id, or the name where the runtime has no hexadecimal ids
 * @param fullId whole id
 * @param type such as {@code docker}, {@code containerd}, {@code podman}
 * @param name without a leading slash
 * @param image name as the container was started with, such as {@code alpine:3.20}
 * @param imageId id of the image
 * @param repository image without tag and digest
 * @param tag such as {@code 3.20}
 * @param digest such as {@code sha256:…}
 * @param privileged whether it runs with all of the host's privileges
 * @param hostPid whether it shares the host's process ids
 * @param hostNetwork whether it shares the host's network
 * @param hostIpc whether it shares the host's System V IPC
 * @param ip address in its network
 * @param cniResult JSON of the network plug-in's answer
 * @param mounts in the runtime's order
 * @param labels by name
 * @param pod the pod that it belongs to, or null outside of Kubernetes
 */
public record ContainerInfo(
    String id,
    String fullId,
    String type,
    String name,
    String image,
    String imageId,
    String repository,
    String tag,
    String digest,
    boolean privileged,
    boolean hostPid,
    boolean hostNetwork,
    boolean hostIpc,
    String ip,
    String cniResult,
    List<Mount> mounts,
    Map<String, String> labels,
    Pod pod) {

  /** One of which its cgroup alone tells. */
  static ContainerInfo unasked(ContainerRef ref) {
    return new ContainerInfo(
        ref.id(),
        ref.fullId(),
        ref.type(),
        "",
        "",
        "",
        "",
        "",
        "",
        false,
        false,
        false,
        false,
        "",
        "",
        List.of(),
        Map.of(),
        null);
  }

  /** Without labels, its own and its pod's, whose values are longer than that. */
  ContainerInfo withLabelsUpTo(int longest) {
    return new ContainerInfo(
        id,
        fullId,
        type,
        name,
        image,
        imageId,
        repository,
        tag,
        digest,
        privileged,
        hostPid,
        hostNetwork,
        hostIpc,
        ip,
        cniResult,
        mounts,
        upTo(longest, labels),
        pod == null ? null : pod.withLabels(upTo(longest, pod.labels())));
  }

  private static Map<String, String> upTo(int longest, Map<String, String> labels) {
    Map<String, String> kept = new HashMap<>(labels);
    kept.values().removeIf(value -> value.length() > longest);
    return Map.copyOf(kept);
  }

  /**
   * A mount into a container.
   *
   * @param source path on the host
   * @param destination path in the container
   * @param mode as the runtime words it, such as {@code z}; often empty
   * @param writable whether the container may write to it
   * @param propagation such as {@code rprivate}
   */
  public record Mount(
      String source, String destination, String mode, boolean writable, String propagation) {}

  /**
   * A Kubernetes pod.
   *
   * @param name pod's name
   * @param namespace its namespace's name
   * @param uid Kubernetes' id of the pod
   * @param sandboxId whole id of its sandbox container
   * @param labels of the pod, by name
   * @param ip its address
   * @param cniResult JSON of the network plug-in's answer
   */
  public record Pod(
      String name,
      String namespace,
      String uid,
      String sandboxId,
      Map<String, String> labels,
      String ip,
      String cniResult) {
    private static final String NAME = "io.kubernetes.pod.name";
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String UID = "io.kubernetes.pod.uid";
    private static final String SANDBOX = "io.kubernetes.sandbox.id";

    /**
     * The pod that a container's own labels name, or null if they name none.
     *
     * @param sandboxId whole id of its sandbox; if empty, the labels tell
     */
    static Pod of(
        Map<String, String> containerLabels,
        String sandboxId,
        Map<String, String> labels,
        String ip,
        String cniResult) {
      return containerLabels.containsKey(NAME)
          ? new Pod(
              containerLabels.get(NAME),
              containerLabels.getOrDefault(NAMESPACE, ""),
              containerLabels.getOrDefault(UID, ""),
              sandboxId.isEmpty() ? containerLabels.getOrDefault(SANDBOX, "") : sandboxId,
              labels,
              ip,
              cniResult)
          : null;
    }

    /** The labels by which its containers name it. */
    Map<String, String> asLabels() {
      return Map.of(NAME, name, NAMESPACE, namespace, UID, uid, SANDBOX, sandboxId);
    }

    Pod withLabels(Map<String, String> others) {
      return new Pod(name, namespace, uid, sandboxId, others, ip, cniResult);
    }
  }
}

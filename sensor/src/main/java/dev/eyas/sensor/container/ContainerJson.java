package dev.eyas.sensor.container;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;

/** Containers as events describe them: the JSON that Falco's container plugin writes. */
public final class ContainerJson {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final int CUSTOM = 5;
  private static final int CRI = 6;
  private static final List<String> TYPES =
      List.of(
          "docker",
          "lxc",
          "libvirt-lxc",
          "mesos",
          "rkt",
          "custom",
          "cri",
          "containerd",
          "cri-o",
          "bpm",
          "static",
          "podman");

  private record MountJson(
      @SerializedName("Source") String source,
      @SerializedName("Destination") String destination,
      @SerializedName("Mode") String mode,
      @SerializedName(value = "RW", alternate = "RDW") boolean writable,
      @SerializedName("Propagation") String propagation) {}

  private record ContainerRecord(
      int type,
      String id,
      @SerializedName("full_id") String fullId,
      String name,
      String image,
      @SerializedName("imageid") String imageId,
      @SerializedName("imagerepo") String repository,
      @SerializedName("imagetag") String tag,
      @SerializedName("imagedigest") String digest,
      boolean privileged,
      @SerializedName("host_pid") boolean hostPid,
      @SerializedName("host_network") boolean hostNetwork,
      @SerializedName("host_ipc") boolean hostIpc,
      String ip,
      @SerializedName("cni_json") String cniJson,
      @SerializedName("pod_sandbox_id") String sandboxId,
      @SerializedName("pod_sandbox_labels") Map<String, String> sandboxLabels,
      @SerializedName("Mounts") List<MountJson> mounts,
      Map<String, String> labels) {}

  private ContainerJson() {}

  /** The container that an event describes, or null if its JSON makes no sense. */
  public static ContainerInfo parse(String json) {
    try {
      JsonElement root = JsonParser.parseString(json);
      JsonElement container = root.isJsonObject() ? root.getAsJsonObject().get("container") : null;
      ContainerRecord read = GSON.fromJson(container, ContainerRecord.class);
      return read == null || read.id == null || read.id.isEmpty() ? null : info(read);
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      return null;
    }
  }

  /** The JSON for an event that describes a container. */
  public static String of(ContainerInfo info) {
    ContainerInfo.Pod pod = info.pod();
    ContainerRecord written =
        new ContainerRecord(
            Math.max(TYPES.indexOf(info.type()), info.pod() != null ? CRI : 0),
            info.id(),
            info.fullId(),
            info.name(),
            info.image(),
            info.imageId(),
            info.repository(),
            info.tag(),
            info.digest(),
            info.privileged(),
            info.hostPid(),
            info.hostNetwork(),
            info.hostIpc(),
            info.ip(),
            info.cniResult(),
            pod == null ? "" : pod.sandboxId(),
            pod == null ? Map.of() : pod.labels(),
            info.mounts().stream().map(ContainerJson::mount).toList(),
            info.labels());
    JsonObject root = new JsonObject();
    root.add("container", GSON.toJsonTree(written));
    return GSON.toJson(root);
  }

  private static ContainerInfo info(ContainerRecord read) {
    Map<String, String> labels = read.labels == null ? Map.of() : read.labels;
    return new ContainerInfo(
        read.id,
        text(read.fullId).isEmpty() ? read.id : read.fullId,
        TYPES.get(read.type >= 0 && read.type < TYPES.size() ? read.type : CUSTOM),
        text(read.name),
        text(read.image),
        text(read.imageId),
        text(read.repository),
        text(read.tag),
        text(read.digest),
        read.privileged,
        read.hostPid,
        read.hostNetwork,
        read.hostIpc,
        text(read.ip),
        text(read.cniJson),
        read.mounts == null ? List.of() : read.mounts.stream().map(ContainerJson::mount).toList(),
        labels,
        pod(read, labels));
  }

  private static ContainerInfo.Pod pod(ContainerRecord read, Map<String, String> labels) {
    return ContainerInfo.Pod.of(
        labels,
        text(read.sandboxId),
        read.sandboxLabels == null ? Map.of() : read.sandboxLabels,
        text(read.ip),
        text(read.cniJson));
  }

  private static ContainerInfo.Mount mount(MountJson mount) {
    return new ContainerInfo.Mount(
        text(mount.source),
        text(mount.destination),
        text(mount.mode),
        mount.writable,
        text(mount.propagation));
  }

  private static MountJson mount(ContainerInfo.Mount mount) {
    return new MountJson(
        mount.source(), mount.destination(), mount.mode(), mount.writable(), mount.propagation());
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}

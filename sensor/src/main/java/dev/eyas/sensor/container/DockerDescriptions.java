package dev.eyas.sensor.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** From docker's answers to {@link ContainerInfo}. */
final class DockerDescriptions {
  private static final String HOST = "host";
  private static final String UNTAGGED = "latest";

  /**
   * @param type docker, or what speaks like it
   * @param listed the container in the list
   * @param inspected the container by itself
   * @param image its image, or null if that is gone
   */
  static ContainerInfo of(
      String type,
      Container listed,
      InspectContainerResponse inspected,
      InspectImageResponse image) {
    String fullId = inspected.getId();
    String started = text(inspected.getConfig() == null ? null : inspected.getConfig().getImage());
    String imageId = withoutAlgorithm(text(inspected.getImageId()));
    ImageName name = imageName(started, imageId, image);
    HostConfig host = Objects.requireNonNullElseGet(inspected.getHostConfig(), HostConfig::new);
    return new ContainerInfo(
        fullId.substring(0, 12),
        fullId,
        type,
        withoutSlash(text(inspected.getName())),
        started,
        imageId,
        name.repository(),
        name.tag().isEmpty() ? UNTAGGED : name.tag(),
        name.digest(),
        Boolean.TRUE.equals(host.getPrivileged()),
        HOST.equals(host.getPidMode()),
        HOST.equals(host.getNetworkMode()),
        HOST.equals(host.getIpcMode()),
        address(inspected),
        "",
        mounts(inspected, listed),
        labels(inspected),
        ContainerInfo.Pod.of(labels(inspected), "", Map.of(), address(inspected), ""));
  }

  /** What the list alone tells: enough for the name of a container that is just being started. */
  static ContainerInfo outline(String type, Container listed) {
    String fullId = listed.getId();
    ImageName name = ImageName.parse(text(listed.getImage()));
    String[] names = listed.getNames();
    return new ContainerInfo(
        fullId.substring(0, 12),
        fullId,
        type,
        withoutSlash(names == null || names.length == 0 ? "" : names[0]),
        text(listed.getImage()),
        withoutAlgorithm(text(listed.getImageId())),
        name.repository(),
        name.tag().isEmpty() ? UNTAGGED : name.tag(),
        name.digest(),
        false,
        false,
        false,
        false,
        "",
        "",
        mounts(listed),
        labels(listed.getLabels()),
        ContainerInfo.Pod.of(labels(listed.getLabels()), "", Map.of(), "", ""));
  }

  /** A container started by an image's id bears no name: its image's first tag is the next best. */
  private static ImageName imageName(String started, String imageId, InspectImageResponse image) {
    ImageName name = ImageName.parse(started);
    boolean byId = !imageId.isEmpty() && imageId.startsWith(withoutAlgorithm(started));
    if (byId && image != null && image.getRepoTags() != null && !image.getRepoTags().isEmpty()) {
      name = ImageName.parse(image.getRepoTags().get(0));
    }
    return name.digest().isEmpty() ? withDigest(name, image) : name;
  }

  private static ImageName withDigest(ImageName name, InspectImageResponse image) {
    if (image == null || image.getRepoDigests() == null) {
      return name;
    }
    return image.getRepoDigests().stream()
        .map(ImageName::parse)
        .filter(digested -> digested.repository().equals(name.repository()))
        .findFirst()
        .map(digested -> new ImageName(name.repository(), name.tag(), digested.digest()))
        .orElse(name);
  }

  private static String address(InspectContainerResponse inspected) {
    if (inspected.getNetworkSettings() == null
        || inspected.getNetworkSettings().getNetworks() == null) {
      return "";
    }
    Stream<ContainerNetwork> networks =
        inspected.getNetworkSettings().getNetworks().values().stream();
    return networks
        .map(network -> text(network.getIpAddress()))
        .filter(address -> !address.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static List<ContainerInfo.Mount> mounts(Container listed) {
    if (listed == null || listed.getMounts() == null) {
      return List.of();
    }
    return listed.getMounts().stream().map(DockerDescriptions::mount).toList();
  }

  private static List<ContainerInfo.Mount> mounts(
      InspectContainerResponse inspected, Container listed) {
    return inspected.getMounts() == null
        ? List.of()
        : inspected.getMounts().stream().map(mount -> mount(mount, mounts(listed))).toList();
  }

  /** The library drops how a mount propagates; the list tells it, where it has mounts. */
  private static ContainerInfo.Mount mount(
      InspectContainerResponse.Mount mount, List<ContainerInfo.Mount> listed) {
    String destination = mount.getDestination() == null ? "" : mount.getDestination().getPath();
    return new ContainerInfo.Mount(
        text(mount.getSource()),
        destination,
        text(mount.getMode()),
        Boolean.TRUE.equals(mount.getRW()),
        listed.stream()
            .filter(other -> other.destination().equals(destination))
            .map(ContainerInfo.Mount::propagation)
            .findFirst()
            .orElse(""));
  }

  private static ContainerInfo.Mount mount(ContainerMount mount) {
    return new ContainerInfo.Mount(
        text(mount.getSource()),
        text(mount.getDestination()),
        text(mount.getMode()),
        Boolean.TRUE.equals(mount.getRw()),
        text(mount.getPropagation()));
  }

  private static Map<String, String> labels(InspectContainerResponse inspected) {
    return labels(inspected.getConfig() == null ? null : inspected.getConfig().getLabels());
  }

  private static Map<String, String> labels(Map<String, String> labels) {
    return labels == null ? Map.of() : Map.copyOf(labels);
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }

  private static String withoutAlgorithm(String id) {
    return id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private DockerDescriptions() {}
}

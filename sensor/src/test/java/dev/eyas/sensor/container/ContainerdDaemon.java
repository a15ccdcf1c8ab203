package dev.eyas.sensor.container;

import dev.eyas.sensor.container.control.ContainerConfig;
import dev.eyas.sensor.container.control.ContainerMetadata;
import dev.eyas.sensor.container.control.CreateContainerRequest;
import dev.eyas.sensor.container.control.ImageSpec;
import dev.eyas.sensor.container.control.LinuxContainerConfig;
import dev.eyas.sensor.container.control.LinuxContainerSecurityContext;
import dev.eyas.sensor.container.control.LinuxPodSandboxConfig;
import dev.eyas.sensor.container.control.LinuxSandboxSecurityContext;
import dev.eyas.sensor.container.control.Mount;
import dev.eyas.sensor.container.control.NamespaceMode;
import dev.eyas.sensor.container.control.NamespaceOption;
import dev.eyas.sensor.container.control.PodSandboxConfig;
import dev.eyas.sensor.container.control.PodSandboxMetadata;
import dev.eyas.sensor.container.control.RemovePodSandboxRequest;
import dev.eyas.sensor.container.control.RunPodSandboxRequest;
import dev.eyas.sensor.container.control.RuntimeServiceGrpc;
import dev.eyas.sensor.container.control.RuntimeServiceGrpc.RuntimeServiceBlockingStub;
import dev.eyas.sensor.container.control.StartContainerRequest;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A containerd of this test's own, which makes pods as a kubelet would, and plain containers. */
final class ContainerdDaemon implements AutoCloseable {
  static final String IMAGE = "docker.io/eyas/test:1";

  /** Without a network plug-in a pod can only have the host's network. */
  private static final NamespaceOption NAMESPACES =
      NamespaceOption.newBuilder()
          .setNetwork(NamespaceMode.NODE)
          .setPid(NamespaceMode.CONTAINER)
          .build();

  private final RuntimeScript script;
  private final ManagedChannel channel;
  private final RuntimeServiceBlockingStub kubelet;

  private ContainerdDaemon(RuntimeScript script) {
    this.script = script;
    channel = GrpcChannels.connect(socket());
    kubelet = RuntimeServiceGrpc.newBlockingStub(channel);
  }

  /** Starts one, or aborts the test with a reason where that is impossible and not demanded. */
  static ContainerdDaemon start() throws Exception {
    return new ContainerdDaemon(
        RuntimeScript.start("containerd.sh", "containerd", "ctr", "runc", "busybox"));
  }

  Path socket() {
    return script.folder().resolve("run/containerd.sock");
  }

  String ctr(String... arguments) throws Exception {
    return script.run("ctr", arguments);
  }

  /**
   * A running pod, without containers yet.
   *
   * @param id of its sandbox
   */
  record RunningPod(String id, PodSandboxConfig config) {}

  RunningPod runPod(String name, String namespace, String uid, Map<String, String> labels) {
    PodSandboxConfig config =
        PodSandboxConfig.newBuilder()
            .setMetadata(
                PodSandboxMetadata.newBuilder().setName(name).setNamespace(namespace).setUid(uid))
            .setLogDirectory(script.folder().resolve("logs/" + uid).toString())
            .putAllLabels(labels)
            .setLinux(
                LinuxPodSandboxConfig.newBuilder()
                    .setCgroupParent("/kubepods/besteffort/pod" + uid)
                    .setSecurityContext(
                        LinuxSandboxSecurityContext.newBuilder().setNamespaceOptions(NAMESPACES)))
            .build();
    String id =
        kubelet
            .runPodSandbox(RunPodSandboxRequest.newBuilder().setConfig(config).build())
            .getPodSandboxId();
    return new RunningPod(id, config);
  }

  /**
   * Starts a container in a pod.
   *
   * @param mount folder of the host that it sees under its own path, read-only
   * @return its id
   */
  String start(
      RunningPod pod, String name, Map<String, String> labels, Path mount, List<String> command) {
    ContainerConfig config =
        ContainerConfig.newBuilder()
            .setMetadata(ContainerMetadata.newBuilder().setName(name))
            .setImage(ImageSpec.newBuilder().setImage(IMAGE))
            .addAllCommand(command)
            .putAllLabels(labels)
            .addMounts(
                Mount.newBuilder()
                    .setContainerPath(mount.toString())
                    .setHostPath(mount.toString())
                    .setReadonly(true))
            .setLogPath(name + ".log")
            .setLinux(
                LinuxContainerConfig.newBuilder()
                    .setSecurityContext(
                        LinuxContainerSecurityContext.newBuilder().setNamespaceOptions(NAMESPACES)))
            .build();
    String id =
        kubelet
            .createContainer(
                CreateContainerRequest.newBuilder()
                    .setPodSandboxId(pod.id())
                    .setConfig(config)
                    .setSandboxConfig(pod.config())
                    .build())
            .getContainerId();
    kubelet.startContainer(StartContainerRequest.newBuilder().setContainerId(id).build());
    return id;
  }

  /** Removes a pod with its containers. */
  void remove(RunningPod pod) {
    RemovePodSandboxRequest request =
        RemovePodSandboxRequest.newBuilder().setPodSandboxId(pod.id()).build();
    kubelet.stopPodSandbox(request);
    kubelet.removePodSandbox(request);
  }

  @Override
  public void close() throws Exception {
    channel.shutdownNow();
    script.run("stop");
  }
}

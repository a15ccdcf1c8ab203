package dev.eyas.sensor.container;

import dev.eyas.sensor.container.cri.ContainerFilter;
import dev.eyas.sensor.container.cri.ContainerStatusRequest;
import dev.eyas.sensor.container.cri.ContainerStatusResponse;
import dev.eyas.sensor.container.cri.ListContainersRequest;
import dev.eyas.sensor.container.cri.ListContainersResponse;
import dev.eyas.sensor.container.cri.ListPodSandboxRequest;
import dev.eyas.sensor.container.cri.PodSandboxStatusRequest;
import dev.eyas.sensor.container.cri.PodSandboxStatusResponse;
import dev.eyas.sensor.container.cri.RuntimeServiceGrpc;
import dev.eyas.sensor.container.cri.RuntimeServiceGrpc.RuntimeServiceBlockingStub;
import dev.eyas.sensor.container.cri.VersionRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A connection to a runtime of Kubernetes: containerd, CRI-O and their like. Loads gRPC, so make
 * one only where there is a socket.
 */
final class Cri implements ContainerRuntime {
  private final ManagedChannel channel;
  private final RuntimeServiceBlockingStub runtime;
  private final String type;

  /**
   * @throws RuntimeException if nobody speaks CRI there
   */
  Cri(Path socket) {
    channel = GrpcChannels.connect(socket);
    runtime = RuntimeServiceGrpc.newBlockingStub(channel);
    try {
      type = typeOf(stub().version(VersionRequest.getDefaultInstance()).getRuntimeName());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static String typeOf(String runtimeName) {
    return runtimeName.equals("containerd") || runtimeName.equals("cri-o") ? runtimeName : "cri";
  }

  /** The stream of events is younger than many runtimes in use: they are asked when needed. */
  @Override
  public boolean watch(Watcher watcher) {
    return false;
  }

  @Override
  public List<String> list() {
    return Stream.concat(
            stub()
                .listContainers(ListContainersRequest.getDefaultInstance())
                .getContainersList()
                .stream()
                .map(container -> container.getId()),
            stub()
                .listPodSandbox(ListPodSandboxRequest.getDefaultInstance())
                .getItemsList()
                .stream()
                .map(sandbox -> sandbox.getId()))
        .toList();
  }

  @Override
  public void describe(String fullId, Listener listener) {
    // By a list, since whoever is asked for the status of a prefix may take it for the whole.
    ListContainersResponse listed =
        stub()
            .listContainers(
                ListContainersRequest.newBuilder()
                    .setFilter(ContainerFilter.newBuilder().setId(fullId))
                    .build());
    if (listed.getContainersCount() == 0) {
      sandbox(fullId).map(pod -> CriDescriptions.sandbox(type, pod)).ifPresent(listener::whole);
      return;
    }
    Optional<PodSandboxStatusResponse> pod = sandbox(listed.getContainers(0).getPodSandboxId());
    status(fullId).map(status -> CriDescriptions.of(type, status, pod)).ifPresent(listener::whole);
  }

  private Optional<ContainerStatusResponse> status(String fullId) {
    try {
      return Optional.of(
          stub()
              .containerStatus(
                  ContainerStatusRequest.newBuilder()
                      .setContainerId(fullId)
                      .setVerbose(true)
                      .build()));
    } catch (StatusRuntimeException e) {
      return unlessFound(e);
    }
  }

  private Optional<PodSandboxStatusResponse> sandbox(String id) {
    try {
      return Optional.of(
          stub()
              .podSandboxStatus(
                  PodSandboxStatusRequest.newBuilder()
                      .setPodSandboxId(id)
                      .setVerbose(true)
                      .build()));
    } catch (StatusRuntimeException e) {
      return unlessFound(e);
    }
  }

  private static <T> Optional<T> unlessFound(StatusRuntimeException failure) {
    if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
      return Optional.empty();
    }
    throw failure;
  }

  private RuntimeServiceBlockingStub stub() {
    return runtime.withDeadlineAfter(GrpcChannels.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}

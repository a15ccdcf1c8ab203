package dev.eyas.sensor.container;

import dev.eyas.sensor.container.containerd.Container;
import dev.eyas.sensor.container.containerd.ContainersGrpc;
import dev.eyas.sensor.container.containerd.GetContainerRequest;
import dev.eyas.sensor.container.containerd.GetImageRequest;
import dev.eyas.sensor.container.containerd.ImagesGrpc;
import dev.eyas.sensor.container.containerd.ListContainersRequest;
import dev.eyas.sensor.container.containerd.ListNamespacesRequest;
import dev.eyas.sensor.container.containerd.Namespace;
import dev.eyas.sensor.container.containerd.NamespacesGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A connection to containerd itself, for containers that were made without docker and Kubernetes,
 * by {@code ctr} or {@code nerdctl}. Loads gRPC, so make one only where there is a socket.
 */
final class Containerd implements ContainerRuntime {
  private static final Metadata.Key<String> NAMESPACE =
      Metadata.Key.of("containerd-namespace", Metadata.ASCII_STRING_MARSHALLER);

  /** Whoever owns these knows more of their containers. */
  private static final Set<String> OF_OTHERS = Set.of("moby", "k8s.io");

  private final ManagedChannel channel;

  /**
   * @throws RuntimeException if nobody answers there
   */
  Containerd(Path socket) {
    channel = GrpcChannels.connect(socket);
    try {
      namespaces();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public boolean watch(Watcher watcher) {
    return false;
  }

  @Override
  public List<String> list() {
    return namespaces().stream().flatMap(this::list).toList();
  }

  private Stream<String> list(String namespace) {
    return in(namespace, ContainersGrpc.newBlockingStub(channel))
        .list(ListContainersRequest.getDefaultInstance())
        .getContainersList()
        .stream()
        .map(Container::getId);
  }

  @Override
  public void describe(String fullId, Listener listener) {
    for (String namespace : namespaces()) {
      Optional<Container> container = find(namespace, fullId);
      if (container.isPresent()) {
        String digest = digest(namespace, container.get().getImage());
        listener.whole(ContainerdDescriptions.of(container.get(), digest));
        return;
      }
    }
  }

  private List<String> namespaces() {
    return NamespacesGrpc.newBlockingStub(channel)
        .withDeadlineAfter(GrpcChannels.ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .list(ListNamespacesRequest.getDefaultInstance())
        .getNamespacesList()
        .stream()
        .map(Namespace::getName)
        .filter(name -> !OF_OTHERS.contains(name))
        .toList();
  }

  private Optional<Container> find(String namespace, String id) {
    try {
      GetContainerRequest request = GetContainerRequest.newBuilder().setId(id).build();
      return Optional.of(
          in(namespace, ContainersGrpc.newBlockingStub(channel)).get(request).getContainer());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String digest(String namespace, String image) {
    if (image.isEmpty()) {
      return "";
    }
    try {
      GetImageRequest request = GetImageRequest.newBuilder().setName(image).build();
      return in(namespace, ImagesGrpc.newBlockingStub(channel))
          .get(request)
          .getImage()
          .getTarget()
          .getDigest();
    } catch (StatusRuntimeException e) {
      // The image may be gone; the container is there.
      return "";
    }
  }

  private static <S extends AbstractBlockingStub<S>> S in(String namespace, S stub) {
    Metadata headers = new Metadata();
    headers.put(NAMESPACE, namespace);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(GrpcChannels.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}

package dev.eyas.sensor.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A connection to a docker daemon of this node, or to podman's service, which speaks like one.
 * Loads docker's client library, so make one only where there is a socket.
 */
final class Docker implements ContainerRuntime {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final String type;
  private final DockerClient client;
  private final DockerClient events;

  /**
   * @param type of its containers: docker or podman
   */
  Docker(String type, Path socket) {
    this.type = type;
    client = DockerClients.connect(socket, ANSWER);
    events = DockerClients.connect(socket, Duration.ZERO);
  }

  @Override
  public boolean watch(Watcher watcher) {
    events
        .eventsCmd()
        .withEventTypeFilter(EventType.CONTAINER)
        .withEventFilter("create", "start", "rename", "destroy", "remove")
        .exec(new EventAdapter(watcher));
    return true;
  }

  @Override
  public List<String> list() {
    return client.listContainersCmd().withShowAll(true).exec().stream()
        .map(Container::getId)
        .toList();
  }

  /** The list answers from a snapshot; the rest waits while the container is being started. */
  @Override
  public void describe(String fullId, Listener listener) {
    Optional<Container> listed = find(fullId);
    if (listed.isPresent()) {
      listener.outline(DockerDescriptions.outline(type, listed.get()));
      inspect(listed.get()).ifPresent(listener::whole);
    }
  }

  private Optional<Container> find(String fullId) {
    return client
        .listContainersCmd()
        .withShowAll(true)
        .withIdFilter(List.of(fullId))
        .exec()
        .stream()
        .findFirst();
  }

  private Optional<ContainerInfo> inspect(Container listed) {
    try {
      InspectContainerResponse inspected = client.inspectContainerCmd(listed.getId()).exec();
      return Optional.of(
          DockerDescriptions.of(type, listed, inspected, image(inspected.getImageId())));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private InspectImageResponse image(String id) {
    try {
      return client.inspectImageCmd(id).exec();
    } catch (NotFoundException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      events.close();
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class EventAdapter extends ResultCallback.Adapter<Event> {
    private final Watcher watcher;

    EventAdapter(Watcher watcher) {
      this.watcher = watcher;
    }

    @Override
    public void onNext(Event event) {
      String id = event.getActor() == null ? event.getId() : event.getActor().getId();
      switch (String.valueOf(event.getAction())) {
        case "destroy", "remove" -> watcher.removed(id);
        default -> watcher.changed(id);
      }
    }

    @Override
    public void onError(Throwable failure) {
      super.onError(failure);
      watcher.lost();
    }

    @Override
    public void onComplete() {
      super.onComplete();
      watcher.lost();
    }
  }
}

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A connection to a docker daemon of this node. Loads docker's client library, so make one only
 * where there is a socket. Each method throws a {@link RuntimeException} when the daemon does not
 * answer as it should.
 */
final class Docker implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** Receives what happens to containers, on a thread of the connection. */
  interface Watcher {
    /** A container was made, started or renamed. */
    void changed(String fullId);

    void removed(String fullId);

    /** Nothing more will come. */
    void lost();
  }

  private final DockerClient client;
  private final DockerClient events;

  Docker(Path socket) {
    client = DockerClients.connect(socket, ANSWER);
    events = DockerClients.connect(socket, Duration.ZERO);
  }

  /** Returns at once; events from now on reach the watcher. */
  void watch(Watcher watcher) {
    events
        .eventsCmd()
        .withEventTypeFilter(EventType.CONTAINER)
        .withEventFilter("create", "start", "rename", "destroy")
        .exec(new EventAdapter(watcher));
  }

  /** Whole ids of all containers, running or not. */
  List<String> list() {
    return client.listContainersCmd().withShowAll(true).exec().stream()
        .map(Container::getId)
        .toList();
  }

  /**
   * What the daemon's list says of a container; empty if it knows none of that id. The list answers
   * from a snapshot, at once.
   */
  Optional<Container> find(String fullId) {
    return client
        .listContainersCmd()
        .withShowAll(true)
        .withIdFilter(List.of(fullId))
        .exec()
        .stream()
        .findFirst();
  }

  /** Everything about a listed container. Waits while the container is being started. */
  Optional<ContainerInfo> describe(Container listed) {
    try {
      InspectContainerResponse inspected = client.inspectContainerCmd(listed.getId()).exec();
      return Optional.of(DockerDescriptions.of(listed, inspected, image(inspected.getImageId())));
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
  public void close() throws IOException {
    events.close();
    client.close();
  }

  private static final class EventAdapter extends ResultCallback.Adapter<Event> {
    private final Watcher watcher;

    EventAdapter(Watcher watcher) {
      this.watcher = watcher;
    }

    @Override
    public void onNext(Event event) {
      String id = event.getActor() == null ? event.getId() : event.getActor().getId();
      if ("destroy".equals(event.getAction())) {
        watcher.removed(id);
      } else {
        watcher.changed(id);
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

package dev.eyas.sensor.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The containers of this node: ids from cgroups, the rest from docker's daemon, on a thread of its
 * own. A daemon that is not there yet, or goes away, is looked for again; without one nothing of
 * its client library is loaded.
 *
 * <p>The first time {@link #idOf} sees a container that the daemon has not announced yet, it waits
 * for the daemon's answer, but no longer than {@link #PATIENCE}: rules on a container's name have
 * to hold for its very first events, and the kernel's rings keep what happens meanwhile.
 */
public final class ContainerEngine implements ContainerRegistry, AutoCloseable {
  /** Where docker listens unless told otherwise. */
  public static final Path DOCKER_SOCKET = Path.of("/var/run/docker.sock");

  /** How long the first event of an unknown container is held back at most. */
  static final Duration PATIENCE = Duration.ofMillis(500);

  /** For so long nobody waits after a daemon that was too slow. */
  private static final Duration RESPITE = Duration.ofSeconds(10);

  private static final Duration START = Duration.ofSeconds(3);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** A removed container's last events may still be in the rings. */
  private static final Duration AFTERLIFE = Duration.ofSeconds(30);

  private final Path socket;
  private final CgroupIds ids = new CgroupIds(new CgroupPatterns(ContainerdTasks.ON_THIS_NODE));
  private final Map<String, ContainerInfo> known = new ConcurrentHashMap<>();
  private final Map<String, Future<?>> asked = new ConcurrentHashMap<>();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(ContainerEngine::thread);

  private volatile Docker docker;
  private volatile long impatientUntil = System.nanoTime();

  private ContainerEngine(Path socket) {
    this.socket = socket;
  }

  /**
   * Starts with what runs now.
   *
   * @param socket where docker's daemon listens, if there is one
   */
  public static ContainerEngine start(Path socket) {
    ContainerEngine engine = new ContainerEngine(socket);
    engine.await(engine.worker.submit(engine::attach), START);
    return engine;
  }

  @Override
  public String idOf(List<String> cgroups) {
    ContainerRef container = ids.of(cgroups);
    if (container == null) {
      return "";
    }
    if (!known.containsKey(container.id()) && docker != null && maybeDocker(container)) {
      await(asked.computeIfAbsent(container.id(), id -> ask(container.fullId())), PATIENCE);
      // The name is known even when the rest was too slow: the daemon itself is well.
      if (known.containsKey(container.id())) {
        impatientUntil = System.nanoTime();
      }
    }
    return container.id();
  }

  @Override
  public ContainerInfo find(String id) {
    return known.get(id);
  }

  @Override
  public void close() {
    worker.shutdownNow();
    detach();
  }

  /** A bare id is docker's way, but others use it too. */
  private static boolean maybeDocker(ContainerRef container) {
    return container.type().equals("docker");
  }

  private Future<?> ask(String fullId) {
    try {
      return worker.submit(() -> describe(fullId));
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.completedFuture(null);
    }
  }

  private void await(Future<?> answer, Duration patience) {
    if (answer.isDone() || System.nanoTime() - impatientUntil < 0) {
      return;
    }
    try {
      answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      impatientUntil = System.nanoTime() + RESPITE.toNanos();
    } catch (ExecutionException e) {
      // Unknown it stays; the worker has dealt with the failure.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attach() {
    if (!Files.exists(socket)) {
      later(this::attach, RETRY);
      return;
    }
    try {
      Docker connection = new Docker(socket);
      docker = connection;
      connection.watch(new Updates(connection));
      connection.list().forEach(this::describe);
    } catch (RuntimeException e) {
      detach();
      later(this::attach, RETRY);
    }
  }

  private void describe(String fullId) {
    Docker connection = docker;
    if (connection == null) {
      return;
    }
    try {
      connection
          .find(fullId)
          .ifPresent(
              listed -> {
                ContainerInfo outline = DockerDescriptions.outline(listed);
                known.putIfAbsent(outline.id(), outline);
                connection.describe(listed).ifPresent(info -> known.put(info.id(), info));
              });
    } catch (RuntimeException e) {
      // The daemon is too slow or on its way out; if it comes back, everything is listed again.
    }
  }

  private void forget(String fullId) {
    String id = fullId.substring(0, 12);
    known.remove(id);
    asked.remove(id);
  }

  private void detach() {
    Docker connection = docker;
    docker = null;
    asked.clear();
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException e) {
        // It was lost anyway.
      }
    }
  }

  private void later(Runnable task, Duration delay) {
    try {
      worker.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // Nothing is left to be done.
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "containers");
    thread.setDaemon(true);
    return thread;
  }

  /** Carries what one connection tells to the worker. */
  private final class Updates implements Docker.Watcher {
    private final Docker connection;

    Updates(Docker connection) {
      this.connection = connection;
    }

    @Override
    public void changed(String fullId) {
      later(() -> describe(fullId), Duration.ZERO);
    }

    @Override
    public void removed(String fullId) {
      later(() -> forget(fullId), AFTERLIFE);
    }

    @Override
    public void lost() {
      later(this::reattach, RETRY);
    }

    private void reattach() {
      if (docker == connection) {
        detach();
        attach();
      }
    }
  }
}

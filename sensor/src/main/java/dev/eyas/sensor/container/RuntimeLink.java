package dev.eyas.sensor.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One runtime's socket. Connects once it is there, and again when the runtime went away; passes on
 * what the runtime says, from threads of its own, so that a runtime that hangs keeps no other
 * waiting.
 */
final class RuntimeLink implements AutoCloseable {
  /** Takes in what a runtime says. Called by any thread. */
  interface Book extends ContainerRuntime.Listener {
    void remove(String fullId);

    /** What was asked in vain may be known now. */
    void connected();
  }

  /** Questions about several containers at a time: some wait for their container's start. */
  private static final int THREADS = 4;

  private static final int MOST_QUESTIONS = 1024;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  /** For so long nobody waits after a runtime that was too slow. */
  private static final Duration RESPITE = Duration.ofSeconds(10);

  private final EngineType type;
  private final Path socket;
  private final int owner;
  private final Book book;
  private final ScheduledExecutorService timer;
  private final ThreadPoolExecutor workers;
  private final AtomicBoolean connecting = new AtomicBoolean();
  private final Set<String> described = ConcurrentHashMap.newKeySet();
  private final Set<String> missed = ConcurrentHashMap.newKeySet();

  private volatile ContainerRuntime runtime;
  private volatile Duration pause = RETRY;
  private volatile long notBefore = System.nanoTime();
  private volatile long impatientUntil = System.nanoTime();

  RuntimeLink(EngineType type, Path socket, Book book, ScheduledExecutorService timer) {
    this.type = type;
    this.socket = socket;
    owner = RuntimeSockets.owner(socket);
    this.book = book;
    this.timer = timer;
    workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(MOST_QUESTIONS),
            task -> thread(task, type.key()));
    workers.allowCoreThreadTimeOut(true);
  }

  EngineType type() {
    return type;
  }

  boolean isConnected() {
    return runtime != null;
  }

  /**
   * Whether this runtime is to be believed about that container: a user's only about that user's.
   */
  boolean mayKnow(ContainerRef container) {
    return owner == ContainerRef.SYSTEM || owner == container.owner();
  }

  /** Whether it has answered in time lately. */
  boolean isPrompt() {
    return System.nanoTime() - impatientUntil >= 0;
  }

  void wasSlow() {
    impatientUntil = System.nanoTime() + RESPITE.toNanos();
  }

  void wasPrompt() {
    impatientUntil = System.nanoTime();
  }

  /**
   * Connects if it is not connected, there is a socket, and the last failure was long enough ago.
   */
  CompletableFuture<Void> tend() {
    if (runtime != null || System.nanoTime() - notBefore < 0 || !Files.exists(socket)) {
      return CompletableFuture.completedFuture(null);
    }
    if (!connecting.compareAndSet(false, true)) {
      return CompletableFuture.completedFuture(null);
    }
    return submit(this::attach);
  }

  private void attach() {
    try {
      ContainerRuntime connection = connect();
      runtime = connection;
      // What a user's runtime says unasked could be about anybody's containers.
      boolean trusted = owner == ContainerRef.SYSTEM;
      boolean watches = trusted && connection.watch(new Updates(connection));
      book.connected();
      if (trusted) {
        connection.list().forEach(this::describe);
      }
      pause = RETRY;
      if (!watches) {
        later(() -> sweep(connection), SWEEP);
      }
    } catch (RuntimeException | LinkageError e) {
      detach();
    } finally {
      connecting.set(false);
    }
  }

  private ContainerRuntime connect() {
    return switch (type) {
      case DOCKER, PODMAN -> new Docker(type.key(), socket);
      case CRI -> new Cri(socket);
      case CONTAINERD -> new Containerd(socket);
      case LXC, LIBVIRT_LXC, BPM -> throw new IllegalStateException(type + " has no socket");
    };
  }

  private void detach() {
    ContainerRuntime connection = runtime;
    runtime = null;
    notBefore = System.nanoTime() + pause.toNanos();
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? pause.multipliedBy(2) : LONGEST_RETRY;
    if (connection != null) {
      close(connection);
    }
  }

  /**
   * Asks for a container; what the runtime says goes into the book.
   *
   * @return null once it has been described, else why not
   */
  CompletableFuture<Unnamed> ask(String fullId) {
    CompletableFuture<Unnamed> answer = new CompletableFuture<>();
    submit(() -> answer.complete(describe(fullId)))
        .exceptionally(
            refused -> {
              answer.complete(Unnamed.FAILED);
              return null;
            });
    return answer;
  }

  private Unnamed describe(String fullId) {
    ContainerRuntime connection = runtime;
    if (connection == null) {
      return Unnamed.NO_SOCKET;
    }
    Heard heard = new Heard(fullId);
    try {
      connection.describe(fullId, heard);
      return heard.anything ? null : Unnamed.NOT_FOUND;
    } catch (RuntimeException e) {
      // Too slow or on its way out; if it comes back, everything is listed again.
      return heard.anything ? null : Unnamed.FAILED;
    }
  }

  /** Passes on what is said of the container that was asked for, and of no other. */
  private final class Heard implements ContainerRuntime.Listener {
    private final String fullId;
    private boolean anything;

    Heard(String fullId) {
      this.fullId = fullId;
    }

    @Override
    public void outline(ContainerInfo info) {
      if (isAbout(info)) {
        book.outline(info);
      }
    }

    @Override
    public void whole(ContainerInfo info) {
      if (isAbout(info)) {
        book.whole(info);
      }
    }

    private boolean isAbout(ContainerInfo info) {
      if (!info.fullId().equals(fullId)) {
        return false;
      }
      anything = true;
      described.add(fullId);
      return true;
    }
  }

  /** For a runtime that tells of no removals: what is missing twice is gone. */
  private void sweep(ContainerRuntime connection) {
    if (runtime != connection) {
      return;
    }
    try {
      Set<String> there = Set.copyOf(connection.list());
      missed.removeAll(there);
      for (String id : described) {
        if (!there.contains(id) && !missed.add(id)) {
          missed.remove(id);
          described.remove(id);
          book.remove(id);
        }
      }
    } catch (RuntimeException e) {
      // Its connection mends itself; there is another sweep.
    }
    later(() -> sweep(connection), SWEEP);
  }

  private void later(Runnable task, Duration delay) {
    try {
      timer.schedule(() -> submit(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // Nothing is left to be done.
    }
  }

  private CompletableFuture<Void> submit(Runnable task) {
    try {
      return CompletableFuture.runAsync(task, (Executor) workers);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    ContainerRuntime connection = runtime;
    runtime = null;
    if (connection != null) {
      close(connection);
    }
  }

  private static void close(ContainerRuntime connection) {
    try {
      connection.close();
    } catch (RuntimeException e) {
      // It was lost anyway.
    }
  }

  static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, "containers " + name);
    thread.setDaemon(true);
    return thread;
  }

  /** Carries what one connection tells to the workers. */
  private final class Updates implements ContainerRuntime.Watcher {
    private final ContainerRuntime connection;

    Updates(ContainerRuntime connection) {
      this.connection = connection;
    }

    @Override
    public void changed(String fullId) {
      submit(() -> describe(fullId));
    }

    @Override
    public void removed(String fullId) {
      described.remove(fullId);
      book.remove(fullId);
    }

    @Override
    public void lost() {
      later(
          () -> {
            if (runtime == connection) {
              detach();
            }
          },
          Duration.ZERO);
    }
  }
}

package dev.eyas.sensor.container;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * The containers of this node: ids from cgroups, the rest from their runtimes. A runtime that is
 * not there yet, or goes away, is looked for again; as long as it is not there, nothing of its
 * client library is loaded.
 *
 * <p>The first time {@link #idOf} sees a container that its runtime has not announced yet, it waits
 * for the runtime's answer, but no longer than {@link #PATIENCE}: rules on a container's name have
 * to hold for its very first events, and the kernel's rings keep what happens meanwhile.
 */
public final class ContainerEngine implements ContainerRegistry, AutoCloseable {
  /** How long the first event of an unknown container is held back at most. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration START = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /**
   * A container that its runtime does not list yet is asked for again, so long after the first
   * time.
   */
  private static final List<Duration> AGAIN =
      List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5));

  /** A removed container's last events may still be in the rings. */
  private static final Duration AFTERLIFE = Duration.ofSeconds(30);

  private static final int MOST_ASKED = 1 << 14;

  /** By the type of the pattern that matched: a bare id is docker's way, but others use it too. */
  private static final Map<String, Set<EngineType>> MAY_KNOW =
      Map.of(
          "docker", Set.of(EngineType.DOCKER, EngineType.CRI, EngineType.CONTAINERD),
          "podman", Set.of(EngineType.PODMAN),
          "cri", Set.of(EngineType.CRI, EngineType.CONTAINERD),
          "containerd", Set.of(EngineType.CONTAINERD));

  private final ContainerEngines engines;
  private final CgroupIds ids;
  private final Map<String, ContainerInfo> known = new ConcurrentHashMap<>();
  private final Map<String, Question> asked =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Question> eldest) {
              return size() > MOST_ASKED;
            }
          });
  private final Map<Path, Map<EngineType, RuntimeLink>> links = new ConcurrentHashMap<>();
  private final Map<Unnamed, LongAdder> unnamed = new EnumMap<>(Unnamed.class);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> RuntimeLink.thread(task, "timer"));

  private ContainerEngine(ContainerEngines engines) {
    this.engines = engines;
    List<Path> containerds =
        Stream.of(EngineType.CONTAINERD, EngineType.CRI)
            .flatMap(type -> engines.of(type).stream())
            .toList();
    ids =
        new CgroupIds(new CgroupPatterns(engines::isEnabled, ContainerdTasks.besides(containerds)));
    for (Unnamed reason : Unnamed.values()) {
      unnamed.put(reason, new LongAdder());
    }
  }

  /** Starts with what runs now. */
  public static ContainerEngine start(ContainerEngines engines) {
    ContainerEngine engine = new ContainerEngine(engines);
    engine.await(engine.look());
    engine.timer.scheduleWithFixedDelay(
        engine::look, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    return engine;
  }

  @Override
  public String idOf(List<String> cgroups) {
    ContainerRef container = ids.of(cgroups);
    if (container == null) {
      return "";
    }
    if (!known.containsKey(container.id())) {
      learn(container);
    }
    return container.id();
  }

  @Override
  public ContainerInfo find(String id) {
    return known.get(id);
  }

  /**
   * Containers of which nothing but the id was known at their first event, so that a name was
   * {@code <NA>}, by reason; without reasons that never applied.
   */
  public Map<String, Long> unnamed() {
    Map<String, Long> counts = new LinkedHashMap<>();
    unnamed.forEach((reason, count) -> counts.put(reason.toString(), count.sum()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    allLinks().forEach(RuntimeLink::close);
  }

  private void learn(ContainerRef container) {
    Set<EngineType> types = MAY_KNOW.get(container.type());
    if (types == null) {
      known.put(container.id(), ContainerInfo.unasked(container));
    } else if (!asked.containsKey(container.id())) {
      Question question = ask(container, types);
      asked.put(container.id(), question);
      Unnamed reason = question.await(PATIENCE);
      if (known.containsKey(container.id())) {
        // The name is known even when the rest was too slow: the runtime itself is well.
        question.forgive();
      } else {
        unnamed.get(reason == null ? Unnamed.NOT_FOUND : reason).increment();
        AGAIN.forEach(delay -> later(() -> askAgain(container, types), delay));
      }
    }
  }

  private Question ask(ContainerRef container, Set<EngineType> types) {
    return new Question(
        container.fullId(),
        allLinks()
            .filter(link -> types.contains(link.type()) && link.isConnected())
            .filter(link -> link.mayKnow(container))
            .toList());
  }

  private void askAgain(ContainerRef container, Set<EngineType> types) {
    if (!known.containsKey(container.id())) {
      ask(container, types);
    }
  }

  private Stream<RuntimeLink> allLinks() {
    return links.values().stream().flatMap(byType -> byType.values().stream());
  }

  /** Connects to sockets that were not there before. */
  private CompletableFuture<Void> look() {
    List<CompletableFuture<Void>> attempts = new ArrayList<>();
    engines
        .sockets()
        .forEach(
            (type, paths) ->
                paths.stream()
                    .flatMap(path -> RuntimeSockets.matching(path).stream())
                    .map(socket -> link(type, socket))
                    .forEach(link -> attempts.add(link.tend())));
    return CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new));
  }

  private RuntimeLink link(EngineType type, Path socket) {
    return links
        .computeIfAbsent(socket, s -> new ConcurrentHashMap<>())
        .computeIfAbsent(type, t -> new RuntimeLink(t, socket, new Notes(socket), timer));
  }

  private void await(CompletableFuture<Void> attempts) {
    try {
      attempts.get(START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // What is slow now is known later.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void later(Runnable task, Duration delay) {
    try {
      timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // Nothing is left to be done.
    }
  }

  /** Writes down what one socket tells. A user's runtime never has the last word. */
  private final class Notes implements RuntimeLink.Book {
    private final boolean isSystem;
    private final Map<String, ContainerInfo> own = new ConcurrentHashMap<>();

    Notes(Path socket) {
      isSystem = RuntimeSockets.owner(socket) == ContainerRef.SYSTEM;
    }

    @Override
    public void outline(ContainerInfo info) {
      ContainerInfo kept = info.withLabelsUpTo(engines.longestLabel());
      if (known.putIfAbsent(kept.id(), kept) == null) {
        own.put(kept.id(), kept);
      }
    }

    @Override
    public void whole(ContainerInfo info) {
      ContainerInfo kept = info.withLabelsUpTo(engines.longestLabel());
      ContainerInfo before = own.put(kept.id(), kept);
      if (isSystem) {
        known.put(kept.id(), kept);
      } else if (before == null || !known.replace(kept.id(), before, kept)) {
        known.putIfAbsent(kept.id(), kept);
      }
    }

    @Override
    public void remove(String fullId) {
      later(() -> forget(ContainerRef.shorten(fullId)), AFTERLIFE);
    }

    private void forget(String id) {
      ContainerInfo info = own.remove(id);
      if (info != null && known.remove(id, info)) {
        asked.remove(id);
      }
    }

    @Override
    public void connected() {
      synchronized (asked) {
        asked.values().removeIf(Question::isAnswered);
      }
    }
  }
}

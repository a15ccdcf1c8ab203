package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerEngine;
import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.kernel.Probe;
import dev.eyas.sensor.kernel.ProbeException;
import dev.eyas.sensor.kernel.ProbeStats;
import dev.eyas.sensor.pushdown.PushDown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * This node, watched by rules: probe, containers and engine together. The one live path, for the
 * command line and for the control interface.
 *
 * <p>Events flow from the first {@link #load} on, on a thread of their own; the sink is called on
 * that thread. All methods may be called from any thread.
 */
public final class LiveSensor implements AutoCloseable {
  /** While nothing happens; whatever is to be done wakes the thread. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Probe probe;
  private final ContainerEngine containers;
  private final Engine engine;
  private final CompletableFuture<Void> seeded = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final GuardedSink guarded = new GuardedSink(() -> this.sink);
  private volatile AlertSink sink = match -> {};
  private final String hostname;
  private final PushDown pushDown;
  private final Queue<Runnable> betweenEvents = new ConcurrentLinkedQueue<>();
  private volatile boolean stopping;
  private KernelFilter filter = KernelFilter.unfiltered(new BitSet(), Set.of());
  private Thread events;

  private LiveSensor(Probe probe, ContainerEngine containers, LiveOptions options) {
    this.probe = probe;
    this.containers = containers;
    hostname = options.engine().hostname();
    pushDown = options.pushDown();
    engine = new Engine(options.engine(), containers, guarded);
  }

  /**
   * Attaches the probe. No event is seen before rules are loaded.
   *
   * @throws ProbeException if this machine cannot run it, or this user may not, with the reason
   */
  public static LiveSensor open(LiveOptions options) throws ProbeException {
    Probe probe = Probe.open(options.probe());
    return new LiveSensor(probe, ContainerEngine.start(options.containers()), options);
  }

  /**
   * Puts rules in force between two events. The first time, returns once the processes that run
   * already are known, so that what happens from then on is judged at once.
   */
  public LoadedRuleset load(EffectiveRuleset ruleset) {
    return load(engine.own(), ruleset);
  }

  synchronized LoadedRuleset load(RulesetSlot slot, EffectiveRuleset ruleset) {
    if (stopping) {
      throw new IllegalStateException("the sensor has been stopped");
    }
    PreparedRuleset prepared = slot.prepare(ruleset);
    List<EffectiveRule> all = new ArrayList<>(engine.rulesBut(slot));
    all.addAll(prepared.rules());
    KernelFilter next = plan(all);
    widen(next);
    LoadedRuleset loaded = slot.enforce(prepared);
    narrow(next);
    if (events == null) {
      events = new Thread(this::watch, "events");
      events.start();
      seeded.join();
    }
    return loaded;
  }

  /** Before a swap: whatever the old or the new rules want leaves the kernel. */
  private void widen(KernelFilter next) {
    try {
      probe.filter(filter.widened(next));
    } catch (ProbeException e) {
      throw new IllegalStateException("the rules before stay in force: " + e.getMessage(), e);
    }
    if (filter.hidesFrom(next)) {
      // Made while nobody asked for it: what is still there can be read again.
      CompletableFuture<Void> read = new CompletableFuture<>();
      betweenEvents.add(
          () -> {
            engine.rereadDescriptors();
            read.complete(null);
          });
      probe.wake();
      CompletableFuture.anyOf(read, ended).join();
    }
  }

  /** After it: only what the new ones want. Without that, there is more work and nothing wrong. */
  private void narrow(KernelFilter next) {
    try {
      probe.filter(next);
    } catch (ProbeException e) {
      System.err.println("eyas: nothing is filtered in the kernel: " + e.getMessage());
    }
    try {
      probe.trace(next.tracepoints());
    } catch (ProbeException e) {
      System.err.println("eyas: some events will be missing: " + e.getMessage());
    }
    filter = next;
  }

  /** The node's name in alerts. */
  public String hostname() {
    return hostname;
  }

  /** Number of system calls whose events are wanted. */
  public synchronized int watchedSyscalls() {
    return filter.syscalls().cardinality();
  }

  /** Sends matches from now on to this sink, in place of the one before. */
  public void onMatch(AlertSink sink) {
    this.sink = sink;
  }

  /** As {@link Engine#watch}. Meanwhile the kernel keeps back no event of the types of rules. */
  public void watch(Set<String> rules, int eventsPerSecond) {
    watch(engine.own(), rules, eventsPerSecond);
  }

  synchronized void watch(RulesetSlot slot, Set<String> rules, int eventsPerSecond) {
    slot.watch(rules, eventsPerSecond);
    refilter();
  }

  /**
   * Lets a guest have rules of its own in force, beside and after those of this sensor, until it
   * closes them. Every match of them counts.
   */
  public synchronized GuestRules guest() {
    return new GuestRules(this, sink -> engine.add(RuleMatching.ALL, sink));
  }

  synchronized void remove(RulesetSlot guest) {
    engine.remove(guest);
    refilter();
  }

  private void refilter() {
    if (events != null && !stopping) {
      KernelFilter next = plan(engine.rulesBut(null));
      widen(next);
      narrow(next);
    }
  }

  /** An event that a rule cannot match may be the nearest to it that there is. */
  private KernelFilter plan(List<EffectiveRule> rules) {
    return pushDown.plan(rules, engine.stateTypes(), engine.studied());
  }

  /** As {@link Engine#nearMisses}. */
  public List<NearMisses> nearMisses() {
    return engine.nearMisses();
  }

  /** Number of the ruleset in force; 0: none yet. */
  public int generation() {
    return engine.generation();
  }

  /** Counters of the rules in force, in order of definition. */
  public List<RuleCount> counts() {
    return engine.counts();
  }

  /** Events seen since the start. */
  public long events() {
    return engine.events();
  }

  /** Events that the kernel kept back since no rule could match them. */
  public long keptBack() {
    return probe.stats().total().noRule();
  }

  /** What could not be seen, judged, shown or kept since the start, as {@link Replay#dropped}. */
  public Map<String, Long> dropped() {
    Map<String, Long> dropped = lost();
    dropped.put("alert not printed", guarded.unprinted());
    dropped.put("rule failed", engine.failures());
    dropped.put("thread or descriptor without room", engine.rejected());
    dropped.values().removeIf(count -> count == 0);
    return dropped;
  }

  /** Of these, the events that were lost. */
  public Map<String, Long> lost() {
    ProbeStats.Cpu total = probe.stats().total();
    Map<String, Long> lost = new LinkedHashMap<>();
    lost.put("ring full", total.ringFull());
    lost.put("CPU came online later", total.noRing());
    lost.put("32-bit system call", total.compat());
    lost.put("nested in another event", total.nested());
    lost.put("malformed", engine.malformed());
    lost.values().removeIf(count -> count == 0);
    return lost;
  }

  /**
   * Containers of which nothing but the id was known at their first event, so that a name was
   * {@code <NA>}, by reason; without reasons that never applied.
   */
  public Map<String, Long> unnamedContainers() {
    return containers.unnamed();
  }

  /** Ends the watch once every event that has happened so far is judged. Returns at once. */
  public void stop() {
    synchronized (this) {
      stopping = true;
      if (events == null) {
        ended.complete(null);
      }
      probe.wake();
    }
  }

  /**
   * Waits for the end of the watch.
   *
   * @throws IllegalStateException if it broke off
   */
  public void await() {
    try {
      ended.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the event path broke off", e.getCause());
    }
  }

  /** Stops the watch, waits for its end and detaches the probe. */
  @Override
  public void close() {
    stop();
    ended.handle((done, failure) -> null).join();
    probe.close();
    containers.close();
  }

  private void watch() {
    try {
      engine.seed();
      seeded.complete(null);
      while (!stopping) {
        for (Runnable task = betweenEvents.poll(); task != null; task = betweenEvents.poll()) {
          task.run();
        }
        if (probe.poll(engine) == 0) {
          probe.await(IDLE);
        }
      }
      probe.drain(engine);
      ended.complete(null);
    } catch (RuntimeException | Error e) {
      seeded.completeExceptionally(e);
      ended.completeExceptionally(e);
    }
  }
}

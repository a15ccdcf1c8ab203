package dev.eyas.sensor.state;

import dev.eyas.sensor.container.ContainerRegistry;
import java.util.function.Consumer;

/**
 * The live threads, by id. Bounded: past {@link #MAX} threads new ones are met as unknown each
 * time, and counted.
 */
public final class ThreadTable {
  /** As many as the kernel's default {@code pid_max} on 64 bits allows for in practice. */
  static final int MAX = 1 << 18;

  private final LongMap<ThreadInfo> byTid = new LongMap<>();
  private final ProcessSource source;
  private final ContainerRegistry containers;
  private long lookups;
  private long rejected;

  public ThreadTable(ProcessSource source, ContainerRegistry containers) {
    this.source = source;
    this.containers = containers;
  }

  /** The thread, or null if it is not known. */
  public ThreadInfo find(long tid) {
    return byTid.get(tid);
  }

  /**
   * The thread; looked up at the source when it is not known. One that cannot be found there either
   * is put in with unknown names, so that it is looked up once only.
   */
  ThreadInfo findOrLoad(long tid) {
    ThreadInfo known = byTid.get(tid);
    if (known != null) {
      return known;
    }
    lookups++;
    source.load(this, containers, tid);
    ThreadInfo loaded = byTid.get(tid);
    if (loaded != null) {
      return loaded;
    }
    ThreadInfo unknown = new ThreadInfo(tid);
    unknown.liveThreads = 0;
    add(unknown);
    return unknown;
  }

  /** Takes in all threads that run already. */
  public void seed() {
    source.loadAll(this, containers);
  }

  /** Looks again at the files that the threads' processes have open. */
  public void rereadFiles() {
    source.rereadFiles(this);
  }

  /** Puts a thread in, beside its process and below its parent. */
  void add(ThreadInfo thread) {
    if (byTid.size() >= MAX && byTid.get(thread.tid) == null) {
      rejected++;
      return;
    }
    ThreadInfo replaced = byTid.put(thread.tid, thread);
    if (replaced != null) {
      detach(replaced);
    }
    if (thread.isMain()) {
      adopt(thread, mainOf(thread.ptid));
    } else {
      join(thread);
    }
  }

  /**
   * Takes a thread out; its children pass to another.
   *
   * @param reaper id of the thread that adopts the children, or a value that no thread has
   */
  void remove(long tid, long reaper) {
    ThreadInfo thread = byTid.remove(tid);
    if (thread == null) {
      return;
    }
    ThreadInfo heir = mainOf(reaper);
    for (ThreadInfo child : thread.children) {
      child.parent = null;
      if (heir != null && heir != thread) {
        child.ptid = reaper;
        adopt(child, heir);
      }
    }
    thread.children.clear();
    detach(thread);
  }

  /** Looks for the parent of a thread that came before its parent was known. */
  void linkParent(ThreadInfo thread) {
    ThreadInfo main = thread.main;
    if (main.parent == null && main.ptid > 0) {
      findOrLoad(main.ptid);
      adopt(main, mainOf(main.ptid));
    }
  }

  /** Lets threads that came before their main thread or parent find it, if it is known now. */
  void linkAll() {
    byTid.forEach(
        thread -> {
          if (!thread.isMain() && thread.main == thread) {
            join(thread);
          }
        });
    byTid.forEach(
        thread -> {
          if (thread.isMain() && thread.parent == null) {
            adopt(thread, mainOf(thread.ptid));
          }
        });
  }

  void clear() {
    byTid.clear();
  }

  public int size() {
    return byTid.size();
  }

  /** How many threads were looked up at the source. */
  public long lookups() {
    return lookups;
  }

  /** How many threads found no room. */
  public long rejected() {
    return rejected;
  }

  public void forEach(Consumer<ThreadInfo> action) {
    byTid.forEach(action);
  }

  private ThreadInfo mainOf(long tid) {
    ThreadInfo thread = byTid.get(tid);
    return thread == null ? null : thread.main;
  }

  private void adopt(ThreadInfo child, ThreadInfo parent) {
    if (parent != null && parent != child) {
      child.parent = parent;
      parent.children.add(child);
    }
  }

  private void join(ThreadInfo thread) {
    ThreadInfo main = byTid.get(thread.pid);
    if (main != null) {
      thread.main = main;
      main.liveThreads++;
    }
  }

  private void detach(ThreadInfo thread) {
    if (thread.main != thread) {
      thread.leave();
    } else if (thread.parent != null) {
      thread.parent.children.remove(thread);
    }
  }
}

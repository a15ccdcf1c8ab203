package dev.eyas.sensor.state;

import dev.eyas.sensor.container.ContainerRegistry;
import java.util.function.Consumer;

/**
 * The live threads, by id. Bounded: past {@link #MAX} threads new ones are met as unknown each
 * time, and counted.
 *
 * <p>It owns the pools of what the state is made of: a thread that has gone, a descriptor that was
 * closed and a table that nobody uses are taken again for the next ones, so that processes that
 * come and go allocate nothing. A thread goes to the pool when nothing in the table leads to it any
 * more. What is in a pool stays as it was until it is taken, so that the event in hand can still be
 * shown; whoever keeps something of an event for longer copies it.
 */
public final class ThreadTable {
  /** As many as the kernel's default {@code pid_max} on 64 bits allows for in practice. */
  static final int MAX = 1 << 18;

  private static final int MOST_KEPT = 1 << 10;

  private final LongMap<ThreadInfo> byTid = new LongMap<>();
  private final Pool<ThreadInfo> gone = new Pool<>(MOST_KEPT);
  private final DescriptorPool descriptors = new DescriptorPool();
  private final ProcessSource source;
  private final ContainerRegistry containers;
  private long lookups;
  private long rejected;

  public ThreadTable(ProcessSource source, ContainerRegistry containers) {
    this.source = source;
    this.containers = containers;
  }

  /** Descriptors and tables for threads of this table. */
  DescriptorPool descriptors() {
    return descriptors;
  }

  /** A thread as {@link ThreadInfo#ThreadInfo} makes it, to be added. */
  ThreadInfo take(long tid) {
    ThreadInfo kept = gone.take();
    if (kept == null) {
      return new ThreadInfo(tid);
    }
    kept.reset(tid, descriptors.table());
    return kept;
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
    ThreadInfo unknown = take(tid);
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
    thread.fds.recycleTo(descriptors);
    ThreadInfo replaced = byTid.put(thread.tid, thread);
    if (replaced != null) {
      detach(replaced);
    }
    if (replaced != null && replaced != thread) {
      retire(replaced);
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
    for (int i = 0; i < thread.children.size(); i++) {
      ThreadInfo child = thread.children.get(i);
      child.parent = null;
      if (heir != null && heir != thread) {
        child.ptid = reaper;
        adopt(child, heir);
      }
    }
    thread.children.clear();
    detach(thread);
    retire(thread);
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
      if (child.parent != null) {
        child.parent.children.remove(child);
      }
      child.parent = parent;
      parent.children.add(child);
    }
  }

  private void join(ThreadInfo thread) {
    ThreadInfo main = byTid.get(thread.pid);
    if (main != null) {
      thread.main = main;
      main.liveThreads++;
      main.members++;
    }
  }

  private void detach(ThreadInfo thread) {
    if (thread.main != thread) {
      thread.leave();
    }
    if (thread.parent != null) {
      thread.parent.children.remove(thread);
    }
  }

  /** Keeps what is no longer in the table, and its main thread, if nothing leads there. */
  private void retire(ThreadInfo thread) {
    ThreadInfo main = thread.main;
    thread.gone = true;
    if (main != thread) {
      main.members--;
    }
    recycle(thread);
    if (main != thread && main.gone) {
      recycle(main);
    }
  }

  private void recycle(ThreadInfo thread) {
    if (thread.members == 0 && thread.children.isEmpty()) {
      thread.fds.leave();
      gone.keep(thread);
    }
  }
}

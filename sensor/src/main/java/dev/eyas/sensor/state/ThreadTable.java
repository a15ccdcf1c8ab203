package dev.eyas.sensor.state;

import dev.eyas.sensor.container.ContainerRegistry;
import java.util.ArrayList;
import java.util.List;
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
  private static final long NO_THREAD = -1;

  /** No process has as many ancestors, unless the state is broken. */
  private static final int MOST_ANCESTORS = 512;

  private final LongMap<ThreadInfo> byTid = new LongMap<>();
  private final Pool<ThreadInfo> gone = new Pool<>(MOST_KEPT);
  private final DescriptorPool descriptors = new DescriptorPool();
  private final ProcessSource source;
  private final ContainerRegistry containers;
  private long lookups;
  private volatile long rejected;
  private long bootTime;

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

  /** Looks up what a process has open under a number. */
  void loadDescriptor(ThreadInfo process, long number) {
    source.loadDescriptor(process, number);
  }

  /** Looks again at what the threads' processes have open. */
  public void rereadDescriptors() {
    source.rereadDescriptors(this);
  }

  /** Puts a thread in, beside its process and below its parent. */
  void add(ThreadInfo thread) {
    if (byTid.size() >= MAX && byTid.get(thread.tid) == null) {
      rejected++;
      return;
    }
    thread.fds.recycleTo(descriptors);
    ThreadInfo replaced = byTid.put(thread.tid, thread);
    if (replaced == thread) {
      unlink(thread);
    }
    if (thread.isMain()) {
      adopt(thread, mainOf(thread.ptid));
    } else {
      join(thread);
    }
    if (replaced != null && replaced != thread) {
      // One of which nothing was known is the same process, or else its end was missed.
      retire(replaced, replaced.pid < 0 ? thread.main : newReaper(replaced.main));
    }
  }

  /**
   * Takes a thread out; its children pass to another. A main thread stays in while its process has
   * others: one of them may begin a new program, and go on under the main thread's id.
   *
   * @param reaper id of the thread that adopts the children, or a value that no thread has
   */
  void remove(long tid, long reaper) {
    ThreadInfo thread = byTid.get(tid);
    if (thread == null) {
      return;
    }
    ThreadInfo heir = mainOf(reaper);
    retire(thread, heir != null ? heir : newReaper(thread.main));
  }

  /** Takes out the other threads of a process: a new program begins with one. */
  void removeOthers(ThreadInfo main) {
    if (main.members == 0) {
      return;
    }
    List<ThreadInfo> others = new ArrayList<>();
    byTid.forEach(
        thread -> {
          if (thread.main == main && thread != main) {
            others.add(thread);
          }
        });
    others.forEach(thread -> remove(thread.tid, NO_THREAD));
  }

  /**
   * Who adopts a process's orphans when the event does not tell: the closest ancestor that is made
   * for it, or null.
   */
  private static ThreadInfo newReaper(ThreadInfo process) {
    ThreadInfo ancestor = process.parent;
    for (int i = 0; i < MOST_ANCESTORS && ancestor != null; i++, ancestor = ancestor.parent) {
      if (ancestor.isSubreaper || ancestor.pid == 1 || ancestor.vpid == 1) {
        return ancestor;
      }
    }
    return null;
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
    bootTime = 0;
  }

  public int size() {
    return byTid.size();
  }

  /** How many threads were looked up at the source. */
  public long lookups() {
    return lookups;
  }

  /** How many threads and descriptors found no room. */
  public long rejected() {
    return rejected + descriptors.rejected();
  }

  /** When the node started, nanoseconds since the epoch; 0: unknown. */
  public long bootTime() {
    return bootTime;
  }

  /** Learns when the node started. */
  public void bootTime(long time) {
    bootTime = time;
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
      leaveParent(child);
      child.parent = parent;
      child.placeAmongChildren = parent.children.size();
      parent.children.add(child);
    }
  }

  /** The last of its siblings takes its place: of those there may be very many. */
  private static void leaveParent(ThreadInfo child) {
    if (child.parent == null) {
      return;
    }
    List<ThreadInfo> siblings = child.parent.children;
    int place = child.placeAmongChildren;
    boolean hasLeft = place >= siblings.size() || siblings.get(place) != child;
    if (!hasLeft) {
      ThreadInfo last = siblings.get(siblings.size() - 1);
      siblings.set(place, last);
      last.placeAmongChildren = place;
      siblings.remove(siblings.size() - 1);
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

  private static void unlink(ThreadInfo thread) {
    if (thread.main != thread) {
      thread.leave();
    }
    leaveParent(thread);
  }

  /**
   * Ends a thread. Its process ends with its last thread, be that the main thread or not; then its
   * children pass to another, and nothing leads to it any more.
   *
   * @param heir null: the children have no parent from now on
   */
  private void retire(ThreadInfo thread, ThreadInfo heir) {
    ThreadInfo main = thread.main;
    thread.gone = true;
    if (main != thread) {
      unlink(thread);
      main.members--;
      takeOut(thread);
    }
    if (main.gone && main.members == 0) {
      passChildren(main, heir);
      unlink(main);
      takeOut(main);
    }
  }

  private void passChildren(ThreadInfo from, ThreadInfo heir) {
    for (int i = 0; i < from.children.size(); i++) {
      ThreadInfo child = from.children.get(i);
      child.parent = null;
      child.ptid = 0;
      if (heir != null && heir != from && heir != child) {
        child.ptid = heir.tid;
        adopt(child, heir);
      }
    }
    from.children.clear();
  }

  private void takeOut(ThreadInfo thread) {
    if (byTid.get(thread.tid) == thread) {
      byTid.remove(thread.tid);
    }
    thread.fds.leave();
    gone.keep(thread);
  }
}

package dev.eyas.sensor.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries alerts from the event path to the outputs, on a thread of its own: an output that is slow
 * or stuck costs alerts, which are counted, and never events.
 */
public final class OutputQueue implements AutoCloseable {
  /** Alerts that wait at most, unless the configuration says less. */
  public static final int DEFAULT_CAPACITY = 1 << 16;

  private static final AlertLine END = new AlertLine(null, null);
  private static final AlertLine REOPEN = new AlertLine(null, null);

  private final BlockingQueue<AlertLine> queue;
  private final List<AlertOutput> outputs;
  private final long patienceMillis;
  private final Thread worker = new Thread(this::work, "outputs");
  private final AtomicLong overflown = new AtomicLong();
  private final Map<String, Long> failed = new ConcurrentHashMap<>();
  private volatile String writing = "";
  private volatile boolean closing;

  /**
   * @param capacity alerts that wait at most
   * @param patienceMillis for what still waits in the end
   */
  public OutputQueue(List<AlertOutput> outputs, int capacity, long patienceMillis) {
    this.outputs = List.copyOf(outputs);
    this.patienceMillis = patienceMillis;
    queue = new ArrayBlockingQueue<>(capacity);
    worker.setDaemon(true);
    worker.start();
  }

  /** Takes an alert along, or counts it as lost if there is no room. Never waits. */
  public void add(AlertLine alert) {
    if (!queue.offer(alert) && overflown.getAndIncrement() == 0) {
      System.err.println(
          "eyas: alerts are lost: the queue of "
              + queue.size()
              + " is full, output '"
              + writing
              + "' does not keep up");
    }
  }

  /** Lets the outputs open their files and programs anew, once what waits is out. */
  public void reopen() {
    queue.offer(REOPEN);
  }

  /** Alerts that did not get out, by cause; without causes of which there was none. */
  public Map<String, Long> lost() {
    Map<String, Long> lost = new LinkedHashMap<>();
    lost.put("queue full", overflown.get());
    outputs.forEach(output -> lost.put(output.name(), failed.getOrDefault(output.name(), 0L)));
    lost.values().removeIf(count -> count == 0);
    return lost;
  }

  /** Ends once what waits is out, or the patience. */
  @Override
  public void close() {
    closing = true;
    try {
      if (!queue.offer(END, patienceMillis, TimeUnit.MILLISECONDS)) {
        worker.interrupt();
      }
      worker.join(patienceMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (worker.isAlive()) {
      overflown.addAndGet(queue.stream().filter(alert -> alert.text() != null).count());
      System.err.println("eyas: output '" + writing + "' is stuck; what waited for it is lost");
    }
  }

  private void work() {
    try {
      for (AlertLine alert = queue.take(); alert != END; alert = queue.take()) {
        for (AlertOutput output : outputs) {
          writing = output.name();
          pass(alert, output);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      outputs.forEach(this::close);
    }
  }

  private void pass(AlertLine alert, AlertOutput output) {
    try {
      if (alert == REOPEN) {
        output.reopen();
      } else {
        output.write(alert);
      }
    } catch (IOException | RuntimeException e) {
      if (failed.merge(output.name(), 1L, Long::sum) == 1 && !closing) {
        System.err.println("eyas: output '" + output.name() + "': an alert is lost: " + reason(e));
      }
    }
  }

  /** Of these the JDK's message is but the file's name. */
  private static String reason(Exception failure) {
    return failure instanceof AccessDeniedException
        ? failure.getMessage() + ": permission denied"
        : failure.getMessage();
  }

  private void close(AlertOutput output) {
    try {
      output.close();
    } catch (IOException e) {
      System.err.println("eyas: output '" + output.name() + "': " + e.getMessage());
    }
  }
}

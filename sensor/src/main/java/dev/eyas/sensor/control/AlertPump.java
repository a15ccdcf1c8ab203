package dev.eyas.sensor.control;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries details of matches from the event path to a client that may be slow: sampled per rule,
 * and never more than a queueful. What is left out is counted elsewhere and missed by nobody.
 */
final class AlertPump implements SensorBackend.MatchListener, AutoCloseable {
  private static final int QUEUE = 1024;

  private final RuleBudget budget;
  private final BlockingQueue<Alert> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread sender;
  private final Explanations explanations;
  private volatile Details details = new Details(0, new ConcurrentHashMap<>());

  /** Details sent of each rule of one generation. */
  private record Details(int generation, Map<String, Long> sent) {}

  /**
   * @param explanations where those of the alerts sent are kept
   */
  AlertPump(SensorClient client, int maxAlertsPerSecond, Explanations explanations) {
    this.explanations = explanations;
    budget = new RuleBudget(maxAlertsPerSecond, System.nanoTime());
    sender = new Thread(() -> send(client), "alerts");
    sender.setDaemon(true);
    sender.start();
  }

  @Override
  public void matched(SensorBackend.Match match) {
    if (queue.remainingCapacity() == 0 || !budget.spend(match.rule(), System.nanoTime())) {
      return;
    }
    if (details.generation() != match.generation()) {
      details = new Details(match.generation(), new ConcurrentHashMap<>());
    }
    queue.add(match.toAlert());
    explanations.keep(
        new ExplainParams(match.generation(), match.rule(), match.eventNumber()), match.explain());
    details.sent().merge(match.rule(), 1L, Long::sum);
  }

  /** Details of a rule that went out since the generation came into force. */
  long sent(int generation, String rule) {
    Details current = details;
    return current.generation() == generation ? current.sent().getOrDefault(rule, 0L) : 0;
  }

  @Override
  public void close() {
    sender.interrupt();
  }

  private void send(SensorClient client) {
    try {
      while (true) {
        client.alert(queue.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.eyas.sensor;

import dev.eyas.sensor.filter.EventNames;
import dev.eyas.sensor.filter.Explanation;
import dev.eyas.sensor.state.EventContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rule under study, with the events that came nearest to it: by share of sub-conditions that
 * held, then the latest. Filled by the event path, read by anyone.
 */
final class WatchedRule {
  private static final int KEPT = 20;
  private static final Comparator<NearMiss> NEAREST_FIRST =
      Comparator.comparing((NearMiss miss) -> miss.explanation().share())
          .thenComparingLong(NearMiss::eventNumber)
          .reversed();

  private final int generation;
  private final CompiledRule rule;
  private final SecondBudget budget;
  private final List<NearMiss> nearest = new ArrayList<>();
  private long studied;
  private long matched;
  private long passedOver;

  WatchedRule(int generation, CompiledRule rule, int eventsPerSecond) {
    this.generation = generation;
    this.rule = rule;
    budget = new SecondBudget(eventsPerSecond);
  }

  String name() {
    return rule.rule().name();
  }

  /** Looks at an event that the rule is for. */
  void study(EventContext context) {
    if (!rule.rule().eventTypes().get(context.type().id())) {
      return;
    }
    if (!budget.spend(context.time())) {
      passedOver++;
      return;
    }
    Explanation explanation = rule.explain(context);
    synchronized (this) {
      studied++;
      if (explanation.holds()) {
        matched++;
      } else if (isNear(explanation)) {
        keep(miss(context, explanation));
      }
    }
  }

  synchronized NearMisses nearest() {
    return new NearMisses(generation, name(), studied, matched, passedOver, List.copyOf(nearest));
  }

  private boolean isNear(Explanation explanation) {
    return nearest.size() < KEPT
        || explanation.share().compareTo(nearest.get(KEPT - 1).explanation().share()) >= 0;
  }

  /** Of events that read the same, the last one is enough. */
  private void keep(NearMiss miss) {
    nearest.removeIf(
        known ->
            known.eventType().equals(miss.eventType()) && known.message().equals(miss.message()));
    nearest.add(miss);
    nearest.sort(NEAREST_FIRST);
    if (nearest.size() > KEPT) {
      nearest.remove(KEPT);
    }
  }

  private NearMiss miss(EventContext context, Explanation explanation) {
    return new NearMiss(
        generation,
        name(),
        context.time(),
        context.number(),
        EventNames.of(context),
        message(context),
        explanation);
  }

  private String message(EventContext context) {
    try {
      return rule.output().message(context);
    } catch (RuntimeException e) {
      return "(not readable: " + e.getMessage() + ")";
    }
  }
}

package dev.eyas.ide.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AlertBudgetTest {
  @Test
  void passesSoManyEachSecond() {
    AtomicLong clock = new AtomicLong(-5);
    AlertBudget budget = new AlertBudget(2, clock::get);
    assertTrue(budget.take());
    assertTrue(budget.take());
    assertFalse(budget.take());
    clock.addAndGet(999_999_999);
    assertFalse(budget.take());
    clock.addAndGet(1);
    assertTrue(budget.take());
  }
}

package dev.eyas.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Conversion.Action;
import dev.eyas.catalog.Conversion.Origin;
import dev.eyas.catalog.Conversion.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversionsTest {
  private final Map<String, Conversion> byKey = new HashMap<>();

  ConversionsTest() {
    Conversions.all().forEach(each -> byKey.put(each.type() + "/" + each.params(), each));
  }

  @Test
  void eachKeyStandsOnce() {
    assertEquals(253, Conversions.all().size());
    assertEquals(253, byKey.size());
  }

  @Test
  void theResultsFitTheEventTable() {
    for (Conversion conversion : Conversions.all()) {
      EventType type = Events.byCode(conversion.type()).orElseThrow();
      assertTrue(type.has(EventType.Flag.CONVERTER_MANAGED), conversion::toString);
      assertNotNull(conversion.action());
      if (conversion.action() == Action.CHANGE_TYPE) {
        EventType to = Events.byCode(conversion.to()).orElseThrow();
        assertTrue(conversion.sources().size() <= to.params().size(), conversion::toString);
      }
      if (conversion.action() == Action.ADD_PARAMS) {
        int after = conversion.params() + conversion.sources().size();
        assertTrue(after <= type.params().size(), conversion::toString);
      }
      for (Source source : conversion.sources()) {
        assertNotNull(source.origin(), conversion::toString);
        assertTrue(
            source.origin() != Origin.OLD || source.index() < conversion.params(),
            conversion::toString);
      }
    }
  }

  @Test
  void everyChainEnds() {
    for (Conversion start : Conversions.all()) {
      Set<Conversion> met = new HashSet<>();
      for (Conversion step = start; step != null; step = next(step)) {
        assertTrue(met.add(step), () -> "going in circles from " + start);
      }
    }
  }

  private Conversion next(Conversion step) {
    return switch (step.action()) {
      case ADD_PARAMS -> byKey.get(step.type() + "/" + (step.params() + step.sources().size()));
      case CHANGE_TYPE -> byKey.get(step.to() + "/" + step.sources().size());
      case STORE, PASS, STORE_AND_PASS -> null;
    };
  }
}

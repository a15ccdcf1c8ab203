package dev.eyas.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CatalogTest {
  @Test
  void fieldsAreComplete() {
    assertEquals(294, Fields.all().size());
    Field name = Fields.find("proc.name").orElseThrow();
    assertEquals(ParamType.CHARBUF, name.type());
    assertTrue(name.accepts(Operator.STARTSWITH));
    assertTrue(Fields.find("fd.types").orElseThrow().isList());
    assertEquals(Field.Origin.CONTAINER, Fields.find("container.id").orElseThrow().origin());
    for (Field field : Fields.all()) {
      assertTrue(field.type() != null && field.format() != null, field.name());
      assertTrue(
          field.operators().stream().allMatch(o -> Operator.find(o).isPresent()), field.name());
    }
  }

  @Test
  void eventNumbersAreIndexes() {
    assertEquals(EventType.COUNT, Events.all().size());
    for (int id = 0; id < EventType.COUNT; id++) {
      assertEquals(id, Events.get(id).id());
    }
  }

  @Test
  void parametersHaveTypesAndTables() {
    for (EventType event : Events.all()) {
      for (Param param : event.params()) {
        String where = event.code() + "." + param.name();
        assertTrue(param.type() != null && param.format() != null, where);
        assertTrue(param.enumTable() == null || !param.names().isEmpty(), where);
        assertTrue((param.type() == ParamType.DYN) == !param.variants().isEmpty(), where);
      }
    }
    assertEquals(1, Events.byCode("PPME_SYSCALL_OPEN_X").orElseThrow().paramIndex("name"));
  }

  @Test
  void syscallsNameTheirEvents() {
    for (Syscall syscall : Syscalls.all()) {
      assertTrue(Events.byCode(syscall.exit()).isPresent(), syscall.name());
    }
    assertEquals(257, Syscalls.find("openat").orElseThrow().x8664());
    assertTrue(Syscalls.find("sched_yield").orElseThrow().isGeneric());
  }

  @Test
  void prioritiesIgnoreCase() {
    assertEquals(Priority.WARNING, Priority.parse("wArNing").orElseThrow());
    assertEquals(Priority.INFORMATIONAL, Priority.parse("INFO").orElseThrow());
    assertTrue(Priority.parse("high").isEmpty());
  }
}

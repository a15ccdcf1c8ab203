package dev.eyas.sensor.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Conversion;
import dev.eyas.catalog.Conversions;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.event.Params;
import org.junit.jupiter.api.Test;

class EventConverterTest {
  private final EventConverter converter = new EventConverter();
  private final Params params = new Params();

  private Params converted(Event event) {
    Event result = converter.convert(event);
    assertNotNull(result);
    params.wrap(result);
    return params;
  }

  @Test
  void aCurrentEventIsNotTouched() {
    Event event = new EventBuilder("SYSCALL_OPEN_X").with("fd", 3).build();

    assertSame(event, converter.convert(event));
  }

  @Test
  void theExitEventGetsWhatTheEnterEventSaid() {
    Event enter = new EventBuilder("SYSCALL_READ_E").tid(7).with("fd", 5).with("size", 100).build();
    assertNull(converter.convert(enter));

    Params read = converted(new EventBuilder("SYSCALL_READ_X").tid(7).with(0, 10).count(2).build());

    assertEquals(4, read.count());
    assertEquals(5, read.number(2));
    assertEquals(100, read.number(3));
  }

  @Test
  void anEnterEventServesOneExitEventOfItsThread() {
    Event exit = new EventBuilder("SYSCALL_READ_X").tid(7).with(0, 10).count(2).build();
    converter.convert(
        new EventBuilder("SYSCALL_READ_E").tid(8).with("fd", 5).with("size", 100).build());
    assertEquals(0, converted(exit).number(2), "of another thread");

    converter.convert(
        new EventBuilder("SYSCALL_READ_E").tid(7).with("fd", 5).with("size", 100).build());
    assertEquals(5, converted(exit).number(2));
    assertEquals(0, converted(exit).number(2), "used up");
  }

  @Test
  void anotherCallsEnterEventDoesNotServe() {
    converter.convert(new EventBuilder("SYSCALL_CLOSE_E").tid(7).with("fd", 5).build());

    Params read = converted(new EventBuilder("SYSCALL_READ_X").tid(7).with(0, 10).count(2).build());

    assertTrue(read.has(2));
    assertEquals(0, read.number(2));
  }

  @Test
  void stepsFollowOneAnother() {
    Event first =
        new EventBuilder("SYSCALL_EXECVE_8_X")
            .with("res", 0)
            .with("exe", "/bin/ls")
            .with("pid", 12)
            .build();

    Params exec = converted(first);

    assertEquals("PPME_SYSCALL_EXECVE_19_X", exec.type().code());
    assertEquals(exec.type().params().size(), exec.count());
    assertEquals("/bin/ls", exec.text(1));
    assertEquals(12, exec.number(exec.type().paramIndex("pid")));
    assertTrue(!exec.has(exec.type().paramIndex("trusted_exepath")));
  }

  @Test
  void aContainersDescriptionBecomesJson() {
    Params container =
        converted(
            new EventBuilder("CONTAINER_E")
                .with("id", "abc")
                .with("type", 7)
                .with("name", "web \"1\"")
                .with("image", "nginx:1")
                .build());

    assertEquals("PPME_CONTAINER_JSON_2_E", container.type().code());
    assertEquals(
        "{\"container\":{\"id\":\"abc\",\"type\":7,\"name\":\"web \\\"1\\\"\",\"image\":\"nginx:1\"}}",
        container.text(0));
  }

  @Test
  void enterEventsThatNobodyNeedsAreDropped() {
    assertNull(converter.convert(new EventBuilder("SOCKET_ACCEPT_5_E").build()));
  }

  /** Whatever the table converts ends up as a current event with all of its parameters. */
  @Test
  void everythingEndsUpCurrent() {
    for (Conversion conversion : Conversions.all()) {
      String code = conversion.type().substring("PPME_".length());
      Event event = new EventBuilder(code).count(conversion.params()).build();
      Event result = converter.convert(event);
      // Of execve's enter event the state alone learns; there is no newer one.
      if (result != null && !Events.get(result.type()).isEnter()) {
        EventType type = Events.get(result.type());
        assertTrue(!type.has(Flag.OLD_VERSION), () -> conversion + " gives " + type.code());
        assertEquals(type.params().size(), result.paramCount(), conversion::toString);
      }
    }
  }
}

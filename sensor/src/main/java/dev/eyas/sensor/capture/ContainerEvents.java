package dev.eyas.sensor.capture;

import com.google.gson.JsonObject;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.container.ContainerInfo;
import dev.eyas.sensor.container.ContainerJson;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.Params;
import java.nio.charset.StandardCharsets;

/** Events that tell of containers. */
final class ContainerEvents {
  private static final EventType ASYNC = Events.byCode("PPME_ASYNCEVENT_E").orElseThrow();

  private ContainerEvents() {}

  /**
   * The JSON that later versions write, of an event with a container's id, type, name and image.
   *
   * @return UTF-8 with a NUL behind it
   */
  static byte[] json(Event old) {
    Params params = new Params();
    params.wrap(old);
    JsonObject container = new JsonObject();
    container.addProperty("id", ByteStrings.decode(params.text(0)));
    container.addProperty("type", params.number(1));
    container.addProperty("name", ByteStrings.decode(params.text(2)));
    container.addProperty("image", ByteStrings.decode(params.text(3)));
    JsonObject json = new JsonObject();
    json.add("container", container);
    return terminated(json.toString());
  }

  /**
   * The event by which Falco's container plugin describes a container.
   *
   * @return valid until the draft is used again
   */
  static Event describing(ContainerInfo container, long time, EventDraft draft) {
    draft.begin(time, EventDraft.NO_THREAD, ASYNC, ASYNC.params().size());
    draft.addDefault();
    draft.add(terminated("container"));
    draft.add(terminated(ContainerJson.of(container)));
    return draft.finish();
  }

  private static byte[] terminated(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }
}

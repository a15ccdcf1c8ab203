package dev.eyas.sensor.capture;

import com.google.gson.JsonObject;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.Params;
import java.nio.charset.StandardCharsets;

/** What old captures tell of containers. */
final class ContainerEvents {
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
    return (json + "\0").getBytes(StandardCharsets.UTF_8);
  }
}

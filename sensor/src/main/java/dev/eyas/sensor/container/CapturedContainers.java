package dev.eyas.sensor.container;

import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.Params;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The containers of a capture: ids from cgroups, the rest from the events that describe them. */
public final class CapturedContainers implements ContainerRegistry {
  private static final int DESCRIBED = Events.byCode("PPME_CONTAINER_JSON_2_E").orElseThrow().id();
  private static final int ASYNC = Events.byCode("PPME_ASYNCEVENT_E").orElseThrow().id();
  private static final int ASYNC_NAME = 1;
  private static final int ASYNC_DATA = 2;
  private static final int MOST = 1 << 14;

  private final CgroupIds ids =
      new CgroupIds(new CgroupPatterns(engine -> true, this::isContainerd));
  private final Map<String, ContainerInfo> known = new HashMap<>();
  private final Params params = new Params();

  /** Takes in what an event says of containers, if it does. */
  public void learn(Event event) {
    int type = event.type();
    if (type == DESCRIBED) {
      params.wrap(event);
      add(params.text(0));
    } else if (type == ASYNC) {
      params.wrap(event);
      learnAsync();
    }
  }

  private void learnAsync() {
    switch (params.text(ASYNC_NAME)) {
      case "container" -> add(params.text(ASYNC_DATA));
      case "container_removed" -> {
        ContainerInfo gone = ContainerJson.parse(ByteStrings.decode(params.text(ASYNC_DATA)));
        if (gone != null) {
          known.remove(gone.id());
        }
      }
      default -> {
        // Of another plugin.
      }
    }
  }

  private void add(String json) {
    ContainerInfo info = ContainerJson.parse(ByteStrings.decode(json));
    if (info != null && known.size() < MOST) {
      known.put(info.id(), info);
    }
  }

  /** Forgets everything: another capture begins. */
  public void clear() {
    known.clear();
  }

  @Override
  public String idOf(List<String> cgroups) {
    ContainerRef container = ids.of(cgroups);
    return container == null ? "" : container.id();
  }

  @Override
  public ContainerInfo find(String id) {
    return known.get(id);
  }

  /** The recording node's containerd cannot be asked: only what the capture describes counts. */
  private boolean isContainerd(String namespace, String id) {
    return known.containsKey(id) || id.length() > 12 && known.containsKey(id.substring(0, 12));
  }
}

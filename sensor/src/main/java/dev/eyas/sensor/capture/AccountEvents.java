package dev.eyas.sensor.capture;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.state.Accounts;
import java.nio.charset.StandardCharsets;

/** Events that tell of the users and groups of a container, as Falco's library writes them. */
final class AccountEvents {
  private static final EventType USER = Events.byCode("PPME_USER_ADDED_E").orElseThrow();
  private static final EventType GROUP = Events.byCode("PPME_GROUP_ADDED_E").orElseThrow();

  private AccountEvents() {}

  /**
   * @return valid until the draft is used again
   */
  static Event added(Accounts.User user, String containerId, long time, EventDraft draft) {
    draft.begin(time, EventDraft.NO_THREAD, USER, USER.params().size());
    draft.add(user.uid());
    draft.add(user.gid());
    draft.add(terminated(user.name()));
    draft.add(terminated(user.home()));
    draft.add(terminated(user.shell()));
    draft.add(terminated(containerId));
    return draft.finish();
  }

  /**
   * @return valid until the draft is used again
   */
  static Event added(long gid, String name, String containerId, long time, EventDraft draft) {
    draft.begin(time, EventDraft.NO_THREAD, GROUP, GROUP.params().size());
    draft.add(gid);
    draft.add(terminated(name));
    draft.add(terminated(containerId));
    return draft.finish();
  }

  private static byte[] terminated(String bytes) {
    return (bytes + "\0").getBytes(StandardCharsets.ISO_8859_1);
  }
}

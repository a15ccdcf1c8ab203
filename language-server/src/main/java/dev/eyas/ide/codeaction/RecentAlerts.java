package dev.eyas.ide.codeaction;

import com.google.inject.Singleton;
import dev.eyas.ide.live.LiveAlert;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last alert of each rule, so that one can be made an exception of. */
@Singleton
public class RecentAlerts {
  private final Map<String, LiveAlert> byRule = new ConcurrentHashMap<>();

  public void add(LiveAlert alert) {
    byRule.put(alert.rule(), alert);
  }

  Optional<LiveAlert> of(String rule) {
    return Optional.ofNullable(byRule.get(rule));
  }
}

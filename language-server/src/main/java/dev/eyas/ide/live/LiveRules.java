package dev.eyas.ide.live;

import dev.eyas.sensor.control.RulesLoadParams;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The rules as they stand in the editor, unsaved changes included. */
@FunctionalInterface
public interface LiveRules {
  /** All files in load order; the name of each is the URI that the client knows it by. */
  CompletableFuture<List<RulesLoadParams.Source>> read();
}
